package io.groundspeed.web.cache;

import io.groundspeed.cache.Cache;
import io.groundspeed.cache.desk.CacheControl;
import io.groundspeed.cache.desk.CacheEntries;
import io.groundspeed.cache.desk.CacheFigures;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.api.Body;
import io.groundspeed.web.api.Ranges;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** {@code /api/performance/cache}: metrics of the caches, invalidation and warming. */
@RolesAllowed("admin")
@Path("/performance/cache")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CacheResource {
  private static final int LONGEST = 200;

  @Inject private CacheFigures figures;
  @Inject private CacheEntries entries;
  @Inject private CacheControl control;
  @Inject private Cache cache;
  @Inject private Ranges ranges;

  /**
   * Returns the caches and their patterns, the one with the highest cost of misses first.
   *
   * @param range such as {@code 24h}; 400 if it is invalid
   */
  @GET
  public CacheAnswer figures(@QueryParam("range") @DefaultValue("24h") String range) {
    TimeRange parsed = ranges.parse(range);
    return CacheAnswer.of(
        CacheTables.cards(figures.types(parsed, null), entries.sums()),
        figures.patterns(parsed, null),
        cache.stuckLoads());
  }

  /** Invalidates one key; 404 if it is not in the cache. */
  @DELETE
  @Path("/entries/{key:.+}")
  public void invalidateKey(@PathParam("key") String key) {
    if (!control.invalidateKey(key)) {
      throw new NotFoundException();
    }
  }

  /** Invalidates everything that depends on an entity; 400 if the type or id is invalid. */
  @DELETE
  @Path("/entities/{type}/{id}")
  public void invalidateEntity(@PathParam("type") String type, @PathParam("id") String id) {
    control.invalidateEntity(plain("type", type), plain("id", id));
  }

  private static String plain(String field, String text) {
    if (text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw Body.invalid(field, "must have 1 to %d characters".formatted(LONGEST));
    }
    return text;
  }

  /**
   * Invalidates everything. A trailing slash gets 404: it is probably a script with an empty key.
   */
  @DELETE
  @Path("/entries")
  public void invalidateAll(@Context UriInfo address) {
    if (address.getPath().endsWith("/")) {
      throw new NotFoundException();
    }
    control.invalidateAll();
  }

  /**
   * Enqueues a job that warms the cache: 202 with the job's address, 409 if one is already enqueued
   * or running.
   */
  @POST
  @Path("/warmings")
  public Response warm() {
    return Response.accepted().location(URI.create("/performance/jobs/" + control.warm())).build();
  }
}
