package io.groundspeed.web.beacon;

import io.groundspeed.asset.Assets;
import io.groundspeed.cache.Cache;
import io.groundspeed.page.PageView;
import io.groundspeed.page.Sender;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.shared.Environment;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.intake.Intake;
import io.groundspeed.telemetry.intake.InvalidSample;
import io.groundspeed.telemetry.intake.Outcome;
import io.groundspeed.telemetry.intake.Outcome.Rejected;
import io.groundspeed.telemetry.intake.Outcome.Stored;
import io.groundspeed.telemetry.raw.Sample;
import io.groundspeed.vitals.PageVitals;
import io.groundspeed.vitals.Vitals;
import io.groundspeed.web.api.FromAnySite;
import io.groundspeed.web.api.InvalidRequest;
import io.groundspeed.web.api.Problem;
import io.groundspeed.web.beacon.Beacon.AssetItem;
import io.groundspeed.web.beacon.Beacon.BadItem;
import io.groundspeed.web.beacon.Beacon.Item;
import io.groundspeed.web.beacon.Beacon.VitalItem;
import io.groundspeed.web.gate.OwnOrigin;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Receives measurements from browsers, and answers after they are committed.
 *
 * <p>The address is public, so everything is bounded: the request rate per client, the size of a
 * body, the number of items and the wait for the commit.
 */
@PermitAll
@FromAnySite
@Path("/performance/web-vitals")
@ApplicationScoped
public class BeaconResource {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  private final BeaconSettings settings = BeaconSettings.of(Environment.ofProcess());
  private final BeaconLimits limits = new BeaconLimits(settings, System::nanoTime);

  @Inject private Vitals vitals;
  @Inject private Assets assets;
  @Inject private Cache cache;
  @Inject private Intake intake;
  @Inject private Accounting accounting;
  @Inject private BeaconViews views;

  /**
   * Stores a beacon: 204 if all items were stored, 200 if some were, 400 if none was. Refuses with
   * 403 a foreign origin that is not allowed, with 413 or 415 a body that is too large or of
   * another type, and with 429 a sender that exceeds its limits. Answers 503 if the commit takes
   * more than 15 s.
   */
  @POST
  public void post(
      @Context HttpServletRequest request,
      @Context HttpServletResponse headers,
      InputStream body,
      @Suspended AsyncResponse response)
      throws IOException {
    Visitor visitor = new Visitor(request, settings);
    nameOrigin(allowedOrigin(request), headers);
    limitRate(visitor);
    if (visitor.optOut() != null) {
      accounting.suppressed(visitor.optOut(), 1);
      response.resume(Response.noContent().build());
      return;
    }
    byte[] bytes = new BeaconBody(settings.bodyLimit(), accounting).read(request, body);
    Beacon beacon = parse(bytes);
    limitItems(visitor, beacon.items().size());
    beacon.cuts().forEach(field -> accounting.noted(field + "-cut", 1));
    BeaconAnswer answer = new BeaconAnswer();
    PageView view = views.of(beacon, visitor, request);
    StorageBudget budget = new StorageBudget(bytes.length);
    List<Item> credible = credible(beacon, view, budget, answer);
    List<Item> taken = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    Sender sender = new Sender(visitor.network(), budget.left());
    sort(credible, view.sentBy(sender), taken, samples, answer);
    if (samples.isEmpty()) {
      response.resume(answer.response());
      return;
    }
    boolean light = limits.isLight(visitor.network());
    answer(intake.submit(samples, light), taken, answer, response);
  }

  /**
   * Answers the CORS preflight. Only an allowed origin gets the {@code Access-Control} headers; a
   * foreign origin that is not allowed gets 403.
   */
  @OPTIONS
  public Response preflight(@Context HttpServletRequest request) {
    String origin = allowedOrigin(request);
    Response.ResponseBuilder answer =
        Response.noContent().header("Allow", "POST, OPTIONS").header("Vary", "Origin");
    if (origin != null) {
      answer
          .header("Access-Control-Allow-Origin", origin)
          .header("Access-Control-Allow-Methods", "POST")
          .header("Access-Control-Allow-Headers", "Content-Type")
          .header("Access-Control-Max-Age", "7200");
    }
    return answer.build();
  }

  /** Returns the allowed foreign origin, null for our own origin and for requests without one. */
  private @Nullable String allowedOrigin(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin == null || origin.equals(OwnOrigin.of(request))) {
      return null;
    }
    if (settings.allowedOrigins().contains(origin)) {
      return origin;
    }
    accounting.dropped("foreign-origin", 1);
    throw new InvalidRequest(
        Problem.of(403, "Forbidden", "This origin is not among GROUNDSPEED_ALLOWED_ORIGINS"));
  }

  /**
   * Runs before anything can fail, so that a foreign page can also read the Retry-After of a
   * refusal.
   */
  private static void nameOrigin(@Nullable String origin, HttpServletResponse headers) {
    if (origin != null) {
      headers.setHeader("Access-Control-Allow-Origin", origin);
      headers.setHeader("Access-Control-Expose-Headers", "Retry-After");
      headers.setHeader("Vary", "Origin");
    }
  }

  private void limitRate(Visitor visitor) {
    if (!limits.admitRequest(visitor.network())) {
      accounting.dropped("rate-limited", 1);
      throw tooMany("Send fewer, larger beacons", 1);
    }
  }

  private void limitItems(Visitor visitor, int items) {
    if (!limits.admitItems(visitor.network(), items)) {
      accounting.dropped("rate-limited", items);
      throw tooMany("Send fewer vitals and assets", 5);
    }
    if (!limits.isFair(visitor.network(), items, intake.fill())) {
      accounting.dropped("over-share", items);
      throw tooMany("The server is busy, and this address sends more than others", 5);
    }
  }

  private static InvalidRequest tooMany(String detail, int seconds) {
    return new InvalidRequest(
        Problem.of(429, "Too many requests", detail).retryAfter(Duration.ofSeconds(seconds)));
  }

  private Beacon parse(byte[] body) {
    try {
      return BeaconReader.read(body, body.length);
    } catch (InvalidRequest e) {
      accounting.rejected("malformed-body", 1);
      throw e;
    }
  }

  /** Returns the items that are plausible and covered by the beacon's storage budget. */
  private List<Item> credible(
      Beacon beacon, PageView view, StorageBudget budget, BeaconAnswer answer) {
    Plausibility plausibility = new Plausibility(beacon.items(), beacon.navigationType());
    List<Item> credible = new ArrayList<>(beacon.items().size());
    for (Item item : beacon.items()) {
      Rejected flaw = flaw(item, plausibility);
      Rejected refusal = flaw == null ? budget.pay(item, view) : flaw;
      if (refusal == null) {
        credible.add(item);
      } else {
        refuse(answer, item, refusal);
      }
    }
    return credible;
  }

  private static @Nullable Rejected flaw(Item item, Plausibility plausibility) {
    if (item instanceof BadItem bad) {
      return bad.reason();
    }
    return item instanceof VitalItem vital ? plausibility.flaw(vital) : null;
  }

  private void sort(
      List<Item> items,
      PageView view,
      List<Item> taken,
      List<Sample> samples,
      BeaconAnswer answer) {
    Map<String, PageVitals> pages = new HashMap<>();
    for (Item item : items) {
      if (view.bot() && item instanceof AssetItem) {
        accounting.suppressed("asset-of-bot", 1); // cache shares are only about visitors
        continue;
      }
      try {
        samples.add(sample(item, view, pages));
        taken.add(item);
      } catch (InvalidSample e) {
        refuse(answer, item, e.outcome());
      }
    }
  }

  private Sample sample(Item item, PageView view, Map<String, PageVitals> pages) {
    if (item instanceof AssetItem asset) {
      return assets.sample(asset.reading(), view);
    }
    VitalItem vital = (VitalItem) item;
    return pages
        .computeIfAbsent(
            vital.page() + ' ' + vital.navigationType(),
            key -> vitals.on(view.on(vital.page(), vital.navigationType())))
        .sample(vital.reading());
  }

  private void refuse(BeaconAnswer answer, Item item, Rejected reason) {
    accounting.rejected(reason.code(), 1);
    answer.refused(item.list(), item.index(), reason);
  }

  private void answer(
      CompletableFuture<List<Outcome>> stored,
      List<Item> taken,
      BeaconAnswer answer,
      AsyncResponse response) {
    // The future's own timeout is used, because that of AsyncResponse looks up services for each
    // request.
    stored
        .orTimeout(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)
        .whenComplete(
            (outcomes, failure) -> {
              if (failure == null) {
                response.resume(decided(outcomes, taken, answer));
              } else {
                response.resume(failure instanceof TimeoutException ? unavailable() : failure);
              }
            });
  }

  private Response decided(List<Outcome> outcomes, List<Item> taken, BeaconAnswer answer) {
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Stored && taken.get(i) instanceof AssetItem asset) {
        cache.browser("assets", asset.reading().cached());
      }
      if (outcomes.get(i) instanceof Rejected rejected) {
        answer.refused(taken.get(i).list(), taken.get(i).index(), rejected);
      } else {
        answer.stored();
      }
    }
    return answer.response();
  }

  private static Unavailable unavailable() {
    return new Unavailable(
        "slow", "the database takes too long; send it again", Duration.ofSeconds(5));
  }
}
