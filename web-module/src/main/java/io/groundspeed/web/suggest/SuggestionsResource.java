package io.groundspeed.web.suggest;

import io.groundspeed.cache.desk.CacheEntries;
import io.groundspeed.cache.desk.EntryRow;
import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.endpoint.EndpointSummaries;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.vitals.PageSummary;
import io.groundspeed.vitals.VitalsFilter;
import io.groundspeed.vitals.VitalsSummaries;
import io.groundspeed.web.api.InvalidRequest;
import io.groundspeed.web.api.Problem;
import io.groundspeed.web.api.Ranges;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code GET /api/performance/suggestions/{of}}: names that contain a text, in the format of {@code
 * p:autoComplete}.
 */
@RolesAllowed("admin")
@Path("/performance/suggestions")
@RequestScoped
public class SuggestionsResource {
  /** Maximum number of names per answer. */
  static final int MOST = 10;

  @Inject private VitalsSummaries vitals;
  @Inject private EndpointSummaries endpoints;
  @Inject private CacheEntries entries;
  @Inject private Ranges ranges;

  /**
   * The names that were found.
   *
   * @param suggestions the most important first, at most {@value #MOST}
   * @param moreAvailable whether there are more
   */
  @JsonbPropertyOrder({"suggestions", "moreAvailable"})
  public record SuggestionsAnswer(List<Suggestion> suggestions, boolean moreAvailable) {
    /**
     * Returns the answer with the names found.
     *
     * @param found at most one more than the answer holds
     */
    static SuggestionsAnswer of(List<String> found) {
      return new SuggestionsAnswer(
          found.stream().limit(MOST).map(name -> new Suggestion(name, name)).toList(),
          found.size() > MOST);
    }
  }

  /**
   * One name.
   *
   * @param value the name
   * @param label the name as shown
   */
  @JsonbPropertyOrder({"value", "label"})
  public record Suggestion(String value, String label) {}

  /**
   * Returns the names that contain a text, in any case: the most important first, at most {@value
   * #MOST}.
   *
   * @param of {@code pages}, {@code endpoints} or {@code keys}; 400 for another word
   * @param query a part of the name; 400 if it is longer than any name
   * @param range in which the page or endpoint was used; 400 if it is invalid
   */
  @GET
  @Path("/{of}")
  @Produces(MediaType.APPLICATION_JSON)
  public SuggestionsAnswer suggestions(
      @PathParam("of") String of,
      @QueryParam("query") @DefaultValue("") String query,
      @QueryParam("range") @DefaultValue("24h") String range) {
    if (query.length() > 2000) {
      throw invalid("query", "must have at most 2000 characters");
    }
    String part = query.strip().toLowerCase(Locale.ROOT);
    return SuggestionsAnswer.of(
        names(of, query.strip(), ranges.parse(range))
            .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
            .distinct()
            .limit(MOST + 1L)
            .toList());
  }

  private Stream<String> names(String of, String text, TimeRange range) {
    return switch (of) {
      case "pages" -> vitals.pages(VitalsFilter.of(range)).stream().map(PageSummary::page);
      case "endpoints" ->
          endpoints.endpoints(range, null, true).stream().map(EndpointFigures::template);
      case "keys" -> entries.find(text, "", CacheEntries.MOST).stream().map(EntryRow::key);
      default -> throw invalid("of", "must be one of pages, endpoints, keys");
    };
  }

  private static InvalidRequest invalid(String field, String reason) {
    return new InvalidRequest(Problem.ofField(field, reason));
  }
}
