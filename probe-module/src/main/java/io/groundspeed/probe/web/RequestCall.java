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
import org.jspecify.annotations.Nullable;

/**
 * One request. It is recorded when its response has been sent, whichever thread sent it. A task
 * that runs longer keeps only this object and nothing of the request and its application.
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
  private @Nullable Routes routes;
  private @Nullable HttpServerExchange exchange;

  /** The path that the client requested; a forward changes that of the exchange. */
  private @Nullable String asked;

  private volatile @Nullable String user;

  /** Set by the container's mapping or by JAX-RS. */
  private volatile boolean hasRoute;

  /** Set by the operator or the application, whose names take precedence. */
  private volatile boolean isNamed;

  private volatile long committed;
  private volatile long waitedForClient;
  private volatile @Nullable Throwable failure;

  /** Whether the response had started when it failed. */
  private volatile boolean cutOff;

  /** The first logged failure, because later ones are often caused by it. */
  private volatile @Nullable Throwable logged;

  RequestCall(String deployment, Routes routes, HttpServerExchange exchange) {
    super(deployment, Caller.OTHER);
    this.routes = routes;
    this.exchange = exchange;
    asked = exchange.getRequestURI();
    long firstByte = exchange.getRequestStartTime();
    long now = System.nanoTime();
    start = firstByte > 0 ? firstByte : now;
    if (hasBody(exchange)) {
      waitedForClient = now - start; // bodies were read before this point
    }
  }

  /** Measures how long the client takes to send its body, unless the body was read before. */
  void timeBody(HttpServerExchange reading) {
    boolean mayWait = hasBody(reading) && !Probe.isOurs(deployment());
    if (mayWait && reading.isRequestChannelAvailable()) {
      try {
        reading.addRequestWrapper((conduit, it) -> new ClientClock(conduit.create(), this));
      } catch (IllegalStateException e) {
        // the body was read and is provided again: the client is no longer waited for
      }
    }
  }

  private static boolean hasBody(HttpServerExchange exchange) {
    return exchange.getRequestContentLength() > 0
        || exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING);
  }

  /** Names the request by its servlet, if the container did not refuse it before. */
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

  /** Sets the template that JAX-RS has found. */
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
        isNamed = true; // an application's attribute that fails is not read again
        Probe.failed();
      }
    }
  }

  /** Records an exception that left the application without being turned into a response. */
  void failed(Throwable thrown) {
    HttpServerExchange open = exchange;
    cutOff = open != null && open.isResponseStarted();
    answered(thrown);
  }

  /** Records an exception that the application handled after a response had started. */
  void cutOff(Throwable thrown) {
    cutOff = true;
    answered(thrown);
  }

  /** Records an exception that the application has turned into a response. */
  void answered(Throwable thrown) {
    try {
      OwnFrames.removeFrom(thrown);
    } catch (RuntimeException | Error e) {
      Probe.failed(); // an application's exception may be of any kind
    }
    failure =
        thrown instanceof ServletException wrapping && wrapping.getRootCause() != null
            ? wrapping.getRootCause()
            : thrown;
  }

  /** JAX-RS turns a resource's exception into a response and keeps it only in the log. */
  @Override
  public void logged(String category, Throwable thrown) {
    if (logged == null) {
      logged = thrown;
    }
  }

  /** Returns what made the request fail; null if it did not fail or the cause is unknown. */
  private @Nullable Throwable failure(HttpServerExchange ended) {
    boolean answered = ended.getStatusCode() >= StatusCodes.INTERNAL_SERVER_ERROR;
    if (failure != null) {
      boolean clientLeft =
          !answered && !ended.getConnection().isOpen() && ClientAborts.isOne(failure);
      return clientLeft ? null : failure;
    }
    return answered ? logged : null;
  }

  /** A response that started successfully and broke is a failure, whatever its status line was. */
  private int status(HttpServerExchange ended, @Nullable Throwable thrown) {
    int status = ended.getStatusCode();
    return cutOff && thrown != null && status < StatusCodes.BAD_REQUEST
        ? StatusCodes.INTERNAL_SERVER_ERROR
        : status;
  }

  @Override
  public LogAllowance logAllowance() {
    return log;
  }

  /** Records the first byte of a stream: what follows is not part of the response time. */
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

  /** Adds time that the server waited for the client's request body. */
  void waitedForClient(long nanos) {
    waitedForClient += nanos;
  }

  @Override
  public long networkNanos() {
    return waitedForClient;
  }

  long elapsedNanos() {
    return System.nanoTime() - start;
  }

  @Override
  public @Nullable String user() {
    HttpServerExchange open = exchange;
    SecurityContext security = open == null ? null : open.getSecurityContext();
    return security == null || security.getAuthenticatedAccount() == null
        ? user
        : security.getAuthenticatedAccount().getPrincipal().getName();
  }

  @Override
  public void exchangeEvent(HttpServerExchange ended, NextListener nextListener) {
    nameByMapping(ended);
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

  /** A request that can't be named is still counted. */
  private void nameByMapping(HttpServerExchange ended) {
    try {
      routeByMapping();
      Routes known = routes;
      if (known != null && ended.getStatusCode() == StatusCodes.SWITCHING_PROTOCOLS && !isNamed) {
        String socket = known.ofSocket(ended.getRequestPath());
        if (socket != null) {
          routed(socket);
        }
      }
    } catch (RuntimeException | Error e) {
      Probe.failed();
    }
  }

  private void notePage(HttpServerExchange ended) {
    if (asked != null && isPage(ended)) {
      Probe.pages().served(asked);
      PageRequests.Page page = Probe.pageRequests().served(id(), asked, caller());
      if (page != null) { // so that its name can't be used up
        Probe.pages().served(page.name());
      }
    }
  }

  /** Returns whether the response is a page that a user opened. */
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
