package io.groundspeed.probe.web;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.probe.call.LogAllowance;
import io.undertow.util.PathTemplate;
import io.undertow.util.StatusCodes;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.jsr.ConfiguredServerEndpoint;
import io.undertow.websockets.jsr.UndertowSession;
import io.undertow.websockets.jsr.handshake.HandshakeUtil;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a server-side WebSocket. A message is counted as a request with the method {@code
 * WS}. Opening, closing and failures are not counted, but their statements are attributed to them.
 */
final class SocketCall extends Call {
  private static final String METHOD = "WS";

  /** The key under which a channel keeps its messages that are not counted yet. */
  private static final String UNCOUNTED = SocketCall.class.getName();

  /** The logger of Undertow for what no method of the endpoint handles. */
  private static final String UNDERTOW = "io.undertow.websockets";

  private final LogAllowance log = new LogAllowance();
  private final long start = System.nanoTime();
  private final UndertowSession session;
  private final boolean isMessage;
  private volatile @Nullable Throwable failure;

  private SocketCall(
      String deployment, String template, UndertowSession session, boolean isMessage) {
    super(deployment, template);
    this.session = session;
    this.isMessage = isMessage;
  }

  /**
   * Returns the call for what Undertow is about to run; null if that is no turn of a WebSocket, or
   * a turn of a client.
   *
   * @param path the context path of the application
   */
  static @Nullable SocketCall of(Object run, String deployment, String path)
      throws IllegalAccessException {
    SocketTurn turn = SocketTurn.of(run);
    UndertowSession session = turn.session(run);
    ConfiguredServerEndpoint endpoint =
        session == null ? null : HandshakeUtil.getConfig(session.getWebSocketChannel());
    if (session == null || endpoint == null) {
      return null;
    }
    SocketCall call =
        new SocketCall(deployment, path + template(endpoint), session, turn.isMessage());
    if (turn.isMessage()) {
      Uncounted.of(session.getWebSocketChannel()).calls.addLast(call);
    } else if (turn.isFailure()) {
      noteFailure(Uncounted.of(session.getWebSocketChannel()), turn.failure(run));
    }
    return call;
  }

  /** An application that upgrades requests itself has no template. */
  private static String template(ConfiguredServerEndpoint endpoint) {
    PathTemplate template = endpoint.getPathTemplate();
    return template == null ? "/*" : template.getTemplateString();
  }

  /**
   * Assigns an exception of a message. Undertow reports it in a separate turn: within the message's
   * turn, or after it, when other messages may have begun. It then belongs to the oldest message
   * that is not counted. It may be reported twice.
   */
  private static void noteFailure(Uncounted uncounted, @Nullable Throwable thrown) {
    SocketCall failed =
        Calls.current() instanceof SocketCall now && now.isMessage
            ? now
            : uncounted.calls.peekFirst();
    if (failed != null && thrown != uncounted.lastNoted) {
      failed.failure = thrown;
      uncounted.lastNoted = thrown;
    }
  }

  /** Records an exception that the turn itself has thrown. */
  void failed(Throwable thrown) {
    failure = thrown;
  }

  @Override
  public void logged(String category, Throwable thrown) {
    if (failure == null && category.startsWith(UNDERTOW)) {
      failure = thrown;
    }
  }

  /** Ends the turn. A message is counted after the turn that may report its failure. */
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
    Uncounted.of(session.getWebSocketChannel()).calls.remove(this);
    int status =
        failure == null ? StatusCodes.SWITCHING_PROTOCOLS : StatusCodes.INTERNAL_SERVER_ERROR;
    Probe.requests().ended(this, METHOD, status, nanos, failure);
  }

  @Override
  public @Nullable String user() {
    return session.getUserPrincipal() == null ? null : session.getUserPrincipal().getName();
  }

  @Override
  public LogAllowance logAllowance() {
    return log;
  }

  /** The messages of one channel that are not counted yet. Its turns run one after another. */
  private static final class Uncounted {
    private final Deque<SocketCall> calls = new ConcurrentLinkedDeque<>();
    private volatile @Nullable Throwable lastNoted;

    static Uncounted of(WebSocketChannel channel) {
      if (channel.getAttribute(UNCOUNTED) instanceof Uncounted known) {
        return known;
      }
      Uncounted fresh = new Uncounted();
      channel.setAttribute(UNCOUNTED, fresh);
      return fresh;
    }
  }
}
