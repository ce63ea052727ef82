package io.groundspeed.web.platform;

import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.platform.cached.PlatformReads;
import io.groundspeed.platform.catalogue.CatalogueQuery;
import io.groundspeed.platform.catalogue.Listing;
import io.groundspeed.web.api.cached.AnswerEntities;
import io.groundspeed.web.frame.Address;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Backing bean of the catalogue, filtered by the query of its address. */
@Named
@RequestScoped
public class CataloguePage {
  private static final int SIZE = 12;
  private static final int LONGEST = 100;

  @Inject private PlatformReads reads;
  @Inject private AnswerEntities shown;

  private CatalogueQuery query;
  private Listing listing;
  private Address address;

  /**
   * Registers what the page depends on, unless it is empty: there is an unlimited number of empty
   * pages, so they are not cached.
   */
  @PostConstruct
  void read() {
    Map<String, String> given =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    query =
        new CatalogueQuery(
            text(given.get("category")), text(given.get("q")), page(given.get("page")), SIZE);
    listing = reads.journeys(query);
    if (!listing.journeys().isEmpty()) {
      shown.add(EntityRef.anyOf("journey"));
      shown.add(EntityRef.anyOf("journey_stats"));
    }
    address =
        new Address("/", new LinkedHashMap<>())
            .with("category", query.category())
            .with("q", query.text());
  }

  private static String text(@Nullable String value) {
    String text = value == null ? "" : value.replaceAll("\\p{Cntrl}", " ").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** An invalid number shows the first page, so that a truncated address still works. */
  private static int page(@Nullable String value) {
    return value != null && value.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(value) : 1;
  }

  /** Returns the journeys that match. */
  public Listing getListing() {
    return listing;
  }

  /** Returns the categories. */
  public List<String> getCategories() {
    return reads.categories();
  }

  /** Returns the category that is shown, empty for all. */
  public String getCategory() {
    return query.category();
  }

  /** Returns the search text, empty for none. */
  public String getText() {
    return query.text();
  }

  /** Returns whether the catalogue is filtered. */
  public boolean isFiltered() {
    return !query.category().isEmpty() || !query.text().isEmpty();
  }

  /** Returns the address of a category with the same search text. */
  public String href(String category) {
    return address.with("category", category).getHref();
  }

  /** Returns the address of a page; the first page has no page parameter. */
  public String pageHref(int page) {
    return address.with("page", page == 1 ? null : Integer.toString(page)).getHref();
  }
}
