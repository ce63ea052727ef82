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

/** The catalogue, filtered as its address says. */
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

  /** A page without a journey is not kept: there is one for every word. */
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

  private static String text(String value) {
    String text = value == null ? "" : value.replaceAll("\\p{Cntrl}", " ").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** What is no page is the first one: an address that was cut off still shows something. */
  private static int page(String value) {
    return value != null && value.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(value) : 1;
  }

  public Listing getListing() {
    return listing;
  }

  public List<String> getCategories() {
    return reads.categories();
  }

  public String getCategory() {
    return query.category();
  }

  public String getText() {
    return query.text();
  }

  public boolean isFiltered() {
    return !query.category().isEmpty() || !query.text().isEmpty();
  }

  /** Returns the address of a category, the text being kept. */
  public String href(String category) {
    return address.with("category", category).getHref();
  }

  /** Returns the address of a page, 1 being the bare one. */
  public String pageHref(int page) {
    return address.with("page", page == 1 ? null : Integer.toString(page)).getHref();
  }
}
