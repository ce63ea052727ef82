package io.groundspeed.probe.web;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.call.LogAllowance;
import io.groundspeed.probe.record.PageRequests;
import io.undertow.security.api.SecurityContext;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ResponseCommitListener;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletException;
import java.util.List;

/**
 * One request; recorded when its response has gone, whichever thread sent it. A task that goes on
 * longer keeps this alone: nothing of the request and its application.
 */
final class RequestCall extends Call implements ExchangeCompletionListener, ResponseCommitListener {
  static final AttachmentKey<RequestCall> KEY = AttachmentKey.create(RequestCall.class);

  /** Marks the endpoint of a response that lasts as long as its client listens. */
  private static final String STREAM = " (stream)";

  private static final List<String> STREAMS =
      List.of(
          "text/event-stream",
          "application/x-ndjson",
          "application/stream+json",
          "multipart/x-mixed-replace",
          "application/grpc");

  private final LogAllowance log = new LogAllowance();
  private final long start;
  private Routes routes;
  private HttpServerExchange exchange;

  /** As the client asked: a forward changes that of the exchange. */
  private String asked;

  private volatile String user;

  /** By the container's mapping or by JAX-RS. */
  private volatile boolean hasRoute;

  /** Set by the operator or the application, which know best. */
  private volatile boolean isNamed;

  private volatile long committed;
  private volatile long waitedForClient;
  private volatile Throwable failure;

  /** Whether the response had begun when it failed. */
  private volatile boolean cutOff;

  /** The first that was: what follows is often due to it. */
  private volatile Throwable logged;

  RequestCall(String deployment, Routes routes, HttpServerExchange exchange) {
    super(deployment, Caller.OTHER);
    this.routes = routes;
    this.exchange = exchange;
    asked = exchange.getRequestURI();
    long firstByte = exchange.getRequestStartTime();
    long now = System.nanoTime();
    start = firstByte > 0 ? firstByte : now;
    if (hasBody(exchange)) {
      waitedForClient = now - start; // what comes before reads bodies
    }
  }

  /** Measures what the client takes to send its body, unless that was read before. */
  void timeBody(HttpServerExchange reading) {
    boolean mayWait = hasBody(reading) && !Probe.isOurs(deployment());
    if (mayWait && reading.isRequestChannelAvailable()) {
      try {
        reading.addRequestWrapper((conduit, it) -> new ClientClock(conduit.create(), this));
      } catch (IllegalStateException e) {
        // it was read, and is handed out once more: the client is no longer waited for
      }
    }
  }

  private static boolean hasBody(HttpServerExchange exchange) {
    return exchange.getRequestContentLength() > 0
        || exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING);
  }

  /** The container has found a servlet, unless it refused the request before. */
  void routeByMapping() {
    Routes known = routes;
    HttpServerExchange open = exchange;
    if (!hasRoute && known != null && open != null) {
      String ruled = EndpointRules.OF_PROCESS.of(deployment(), open.getRequestPath());
      isNamed = ruled != null;
      routed(ruled == null ? known.of(open) : ruled);
      hasRoute = true;
    }
  }

  /** Takes the template that JAX-RS has found. */
  void route(String template) {
    if (!isNamed) {
      routed(template);
      hasRoute = true;
    }
  }

  @Override
  protected void refine() {
    HttpServerExchange open = exchange;
    if (!isNamed && open != null) {
      try {
        String name = EndpointNames.of(open);
        if (name != null) {
          isNamed = true;
          routed(name);
        }
      } catch (RuntimeException | Error e) {
        isNamed = true; // an attribute of the application's that fails is not asked again
        Probe.failed();
      }
    }
  }

  /** The application has thrown this, out of all that could have made an answer of it. */
  void failed(Throwable thrown) {
    HttpServerExchange open = exchange;
    cutOff = open != null && open.isResponseStarted();
    answered(thrown);
  }

  /** The application has made an answer of what was thrown, but for one that had begun before. */
  void cutOff(Throwable thrown) {
    cutOff = true;
    answered(thrown);
  }

  /** The application has made an answer of what was thrown. */
  void answered(Throwable thrown) {
    try {
      OwnFrames.removeFrom(thrown);
    } catch (RuntimeException | Error e) {
      Probe.failed(); // an exception of the application's may be of any kind
    }
    failure =
        thrown instanceof ServletException wrapping && wrapping.getRootCause() != null
            ? wrapping.getRootCause()
            : thrown;
  }

  /** JAX-RS makes an answer of what a resource throws, and leaves nothing else of it. */
  @Override
  public void logged(String category, Throwable thrown) {
    if (logged == null) {
      logged = thrown;
    }
  }

  /** Returns what made the request fail, null if it did not fail or the cause is unknown. */
  private Throwable failure(HttpServerExchange ended) {
    boolean answered = ended.getStatusCode() >= StatusCodes.INTERNAL_SERVER_ERROR;
    if (failure != null) {
      boolean clientLeft =
          !answered && !ended.getConnection().isOpen() && ClientAborts.isOne(failure);
      return clientLeft ? null : failure;
    }
    return answered ? logged : null;
  }

  /** A response that began well and broke is a failure, whatever its head says. */
  private int status(HttpServerExchange ended, Throwable thrown) {
    int status = ended.getStatusCode();
    return cutOff && thrown != null && status < StatusCodes.BAD_REQUEST
        ? StatusCodes.INTERNAL_SERVER_ERROR
        : status;
  }

  @Override
  public LogAllowance logAllowance() {
    return log;
  }

  /** Notes when the first byte of a stream was sent: what comes later is no response time. */
  @Override
  public void beforeCommit(HttpServerExchange sending) {
    String type = sending.getResponseHeaders().getFirst(Headers.CONTENT_TYPE);
    if (type != null && isStream(type)) {
      committed = System.nanoTime();
    }
  }

  private static boolean isStream(String type) {
    for (String stream : STREAMS) {
      if (type.startsWith(stream)) {
        return true;
      }
    }
    return false;
  }

  /** The client has let the server wait for its request's body. */
  void waitedForClient(long nanos) {
    waitedForClient += nanos;
  }

  /** Returns what the client took to send its request's body, in nanoseconds. */
  long networkNanos() {
    return waitedForClient;
  }

  long elapsedNanos() {
    return System.nanoTime() - start;
  }

  @Override
  public String user() {
    HttpServerExchange open = exchange;
    SecurityContext security = open == null ? null : open.getSecurityContext();
    return security == null || security.getAuthenticatedAccount() == null
        ? user
        : security.getAuthenticatedAccount().getPrincipal().getName();
  }

  @Override
  public void exchangeEvent(HttpServerExchange ended, NextListener nextListener) {
    nameByMapping();
    try {
      user = user();
      Throwable thrown = failure(ended);
      long nanos = elapsedNanos();
      if (committed != 0) {
        nanos = committed - start;
        refine();
        routed(caller().endpoint() + STREAM);
      }
      Probe.requests()
          .ended(
              this,
              ended.getRequestMethod().toString(),
              status(ended, thrown),
              Math.max(0, nanos - waitedForClient),
              thrown);
      notePage(ended);
    } catch (RuntimeException | Error e) {
      Probe.failed();
    } finally {
      release();
      nextListener.proceed();
    }
  }

  /** Whoever can't be named is counted all the same. */
  private void nameByMapping() {
    try {
      routeByMapping();
      if (exchange.getStatusCode() == StatusCodes.SWITCHING_PROTOCOLS && !isNamed) {
        String socket = routes.ofSocket(exchange.getRequestPath());
        if (socket != null) {
          routed(socket);
        }
      }
    } catch (RuntimeException | Error e) {
      Probe.failed();
    }
  }

  private void notePage(HttpServerExchange ended) {
    if (isPage(ended)) {
      Probe.pages().served(asked);
      PageRequests.Page page = Probe.pageRequests().served(id(), asked, caller());
      if (page != null) { // so that its name cannot be used up
        Probe.pages().served(page.name());
      }
    }
  }

  /** Returns whether the answer is a page that somebody asked to see. */
  static boolean isPage(HttpServerExchange answered) {
    String type = answered.getResponseHeaders().getFirst(Headers.CONTENT_TYPE);
    return answered.getStatusCode() == StatusCodes.OK
        && answered.getRequestMethod().equals(Methods.GET)
        && type != null
        && type.startsWith("text/html");
  }

  private void release() {
    routes = null;
    exchange = null;
    asked = null;
    failure = null;
    logged = null;
  }
}
