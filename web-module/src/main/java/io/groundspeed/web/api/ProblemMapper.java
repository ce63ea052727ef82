package io.groundspeed.web.api;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.web.gate.ErrorId;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Maps every exception that a resource throws to problem details. A request that reaches no
 * resource is refused first, if its caller may not learn so.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

  @Inject private Admissions admissions;
  @Inject private HttpServletRequest request;

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof InvalidRequest invalid) {
      return response(invalid.problem());
    }
    Problem refusal = failure instanceof WebApplicationException ? refusal() : null;
    return refusal == null ? responseTo(failure) : response(refusal);
  }

  /** Matching fails on the request's thread; what has gone on to another thread was admitted. */
  private @Nullable Problem refusal() {
    try {
      return admissions.refusal(request);
    } catch (ContextNotActiveException e) {
      return null;
    }
  }

  private static Response response(Problem problem) {
    Response.ResponseBuilder answer = problem.response();
    return problem.status() == 401
        ? answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Groundspeed\"").build()
        : answer.build();
  }

  private static Response responseTo(Throwable failure) {
    if (failure instanceof Unavailable unavailable) {
      return unavailable(unavailable);
    }
    if (failure instanceof WebApplicationException refusal) {
      return refused(refusal.getResponse());
    }
    return Refusals.of(failure)
        .map(problem -> problem.response().build())
        .orElseGet(() -> failed(failure));
  }

  private static Response failed(Throwable failure) {
    String id = ErrorId.current();
    LOG.log(Level.SEVERE, "A request failed, error id " + id, failure);
    return Problem.of(500, "Internal error", "The request failed; error id " + id)
        .response()
        .build();
  }

  private static Response unavailable(Unavailable unavailable) {
    String why = Objects.requireNonNull(unavailable.getMessage(), "it says what is unavailable");
    return Problem.of(503, "Unavailable", why)
        .retryAfter(unavailable.retryAfter())
        .response()
        .build();
  }

  private static Response refused(Response original) {
    Response.ResponseBuilder answer =
        Problem.of(
                original.getStatus(),
                original.getStatusInfo().getReasonPhrase(),
                sentence(original.getStatus()))
            .response();
    Object allow = original.getHeaders().getFirst(HttpHeaders.ALLOW);
    return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
  }

  private static String sentence(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address";
      case 405 -> "The method is not allowed here; Allow lists those that are";
      case 406 -> "Only application/json can be returned";
      case 415 -> "The body must be application/json";
      default -> "The request was refused";
    };
  }
}
