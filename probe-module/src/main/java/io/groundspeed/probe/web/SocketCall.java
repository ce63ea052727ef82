package io.groundspeed.probe.web;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.LogAllowance;
import io.undertow.util.StatusCodes;
import io.undertow.websockets.jsr.ConfiguredServerEndpoint;
import io.undertow.websockets.jsr.UndertowSession;
import io.undertow.websockets.jsr.handshake.HandshakeUtil;
import java.util.concurrent.RejectedExecutionException;

/**
 * One turn of a websocket on the server's side. A message is counted as a request with the method
 * {@code WS}; opening, closing and failing are not, but what they run is known to be theirs.
 */
final class SocketCall extends Call {
  private static final String METHOD = "WS";

  /** Where a channel keeps the message that is or was being worked on last. */
  private static final String LATEST = SocketCall.class.getName();

  private final LogAllowance log = new LogAllowance();
  private final long start = System.nanoTime();
  private final UndertowSession session;
  private final boolean isMessage;
  private volatile Throwable failure;

  private SocketCall(
      String deployment, String template, UndertowSession session, boolean isMessage) {
    super(deployment, template);
    this.session = session;
    this.isMessage = isMessage;
  }

  /**
   * Returns the call for what Undertow is about to run, null where that is no websocket's turn, or
   * that of a client.
   *
   * @param path the context path of the application
   */
  static SocketCall of(Object run, String deployment, String path) throws IllegalAccessException {
    SocketTurn turn = SocketTurn.of(run);
    UndertowSession session = turn.session(run);
    ConfiguredServerEndpoint endpoint =
        session == null ? null : HandshakeUtil.getConfig(session.getWebSocketChannel());
    if (endpoint == null) {
      return null;
    }
    String template = path + endpoint.getPathTemplate().getTemplateString();
    SocketCall call = new SocketCall(deployment, template, session, turn.isMessage());
    if (turn.isMessage()) {
      session.getWebSocketChannel().setAttribute(LATEST, call);
    } else if (turn.isFailure()) {
      call.tellLatest(turn.failure(run));
    }
    return call;
  }

  private void tellLatest(Throwable thrown) {
    if (session.getWebSocketChannel().getAttribute(LATEST) instanceof SocketCall latest) {
      latest.failure = thrown;
    }
  }

  /**
   * The turn is over. What a message threw is told to the application in a turn of its own, which
   * waits behind this one; so the message is counted behind that.
   */
  void ended() {
    if (isMessage) {
      long nanos = System.nanoTime() - start;
      try {
        session.getExecutor().execute(() -> count(nanos));
      } catch (RejectedExecutionException e) {
        count(nanos);
      }
    }
  }

  private void count(long nanos) {
    session.getWebSocketChannel().setAttribute(LATEST, null);
    Probe.requests().ended(this, METHOD, StatusCodes.SWITCHING_PROTOCOLS, nanos, failure);
  }

  @Override
  public String user() {
    return session.getUserPrincipal() == null ? null : session.getUserPrincipal().getName();
  }

  @Override
  public LogAllowance logAllowance() {
    return log;
  }
}
