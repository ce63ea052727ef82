package io.groundspeed.web.database;

import io.groundspeed.query.index.Advice;
import io.groundspeed.query.index.AdviceBook;
import io.groundspeed.query.index.AdviceDesk;
import io.groundspeed.query.index.StoredAdvice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/performance/database/advice}: the indexes that the workload lacks, and those that
 * only cost writes; 503 if Groundspeed's database is not available.
 */
@RolesAllowed("admin")
@Path("/performance/database/advice")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdviceResource {
  @Inject private AdviceBook book;
  @Inject private AdviceDesk desk;
  @Inject private InstantSource time;

  /**
   * Advice about an index, see {@link Advice} and {@link StoredAdvice}.
   *
   * @param kind {@code create} or {@code drop}
   * @param savesMsPerDay expected
   * @param queries the names of the statements that it serves
   */
  public record Item(
      String id,
      String kind,
      String state,
      String database,
      String table,
      String columns,
      String sql,
      String reason,
      double savesMsPerDay,
      double writesPerDay,
      List<String> queries,
      String firstSeenAt,
      String lastSeenAt,
      @Nullable String doneAt,
      @Nullable String closedAt,
      @Nullable Double p95BeforeMs,
      @Nullable Double p95AfterMs) {}

  /** Returns what is open, watched, or was closed in the last 30 days, at most 200. */
  @GET
  public List<Item> list() {
    return book.latest(time.instant()).stream().map(AdviceResource::item).toList();
  }

  /**
   * Records that advice was followed, so that its statements are watched: 204; 404 if it is not
   * open.
   */
  @POST
  @Path("{id}/done")
  public void done(@PathParam("id") String id) {
    if (!desk.done(id)) {
      throw new NotFoundException("There is no open advice with this id.");
    }
  }

  private static Item item(StoredAdvice stored) {
    Advice advice = stored.advice();
    return new Item(
        stored.id(),
        advice.kind() == Advice.Kind.CREATE ? "create" : "drop",
        stored.state().getWord(),
        advice.database(),
        advice.table(),
        advice.columns(),
        advice.sql(),
        advice.reason(),
        advice.millisPerDay(),
        advice.writesPerDay(),
        advice.queries().stream().map(hash -> "sql:" + hash).toList(),
        stored.firstSeenAt().toString(),
        stored.lastSeenAt().toString(),
        text(stored.doneAt()),
        text(stored.closedAt()),
        stored.p95Before(),
        stored.p95After());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
