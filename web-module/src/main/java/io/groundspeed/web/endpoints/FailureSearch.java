package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.EndpointErrors;
import io.groundspeed.endpoint.RequestFailure;
import io.groundspeed.retention.KeptDays;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Backing bean for the request behind an error id: from the parameter {@code failure}, or typed
 * into the search for endpoints.
 */
@Named("failureSearch")
@RequestScoped
public class FailureSearch {
  /** How far before and after a failure to look at its endpoint. */
  private static final Duration AROUND = Duration.ofMinutes(30);

  @Inject private Regions regions;
  @Inject private EndpointErrors errors;
  @Inject private EndpointsScreen screen;

  private @Nullable String id;
  private Regions.@Nullable Pending<Optional<RequestFailure>> found;

  @PostConstruct
  void open() {
    String asked = screen.failure();
    id = asked;
    if (asked != null) {
      found = regions.read(List.of("failure", asked), () -> errors.find(asked));
    }
  }

  /** Returns whether a failure is searched for. */
  public boolean isAsked() {
    return id != null;
  }

  /** Returns the id that is searched for, null for none. */
  public @Nullable String getId() {
    return id;
  }

  /** Returns the failed request, empty if there is none with this id. */
  public Region<Optional<RequestFailure>> getFound() {
    return Region.of(found);
  }

  /** Returns the failed request, null if there is none or it can't be read now. */
  public @Nullable RequestFailure getFailure() {
    return getFound().isShown() ? getFound().known().orElse(null) : null;
  }

  /** Returns why there is no failure with this id. */
  public String getUnknown() {
    return FailureId.unknown(KeptDays.ofRawLogs());
  }

  /** Returns the address of a failure. */
  public String href(String requestId) {
    return screen.getUnfiltered().with(FailureId.PARAMETER, requestId).getHref();
  }

  /** Returns the address of the list of endpoints, without the failure. */
  public String getList() {
    return screen.getUnfiltered().getHref();
  }

  /** Returns the address of the failure's endpoint, in the hour around the failure. */
  public String getEndpoint() {
    RequestFailure failure = Objects.requireNonNull(getFailure(), "a failure is shown");
    Instant at = failure.error().recordedAt().truncatedTo(ChronoUnit.MINUTES);
    return screen
        .of(failure.endpoint())
        .with("range", at.minus(AROUND) + "/" + at.plus(AROUND))
        .getHref();
  }
}
