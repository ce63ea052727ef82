package io.groundspeed.probe.client;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ThreadSetupHandler;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/**
 * Binds the client of a request to each thread that works for it, including during authentication.
 * Every deployment has this binding, because any of them may use the realm. It does not depend on
 * {@code GROUNDSPEED_PROBE}: limits also apply if nothing is measured.
 */
public final class ClientBinding implements ServletExtension, ThreadSetupHandler {
  private static final AttachmentKey<Client> KEY = AttachmentKey.create(Client.class);

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addThreadSetupAction(this);
  }

  @Override
  public <T, C> Action<T, C> create(Action<T, C> action) {
    return (exchange, context) -> {
      Client before = Client.bind(exchange == null ? null : client(exchange));
      try {
        return action.call(exchange, context);
      } finally {
        Client.bind(before);
      }
    };
  }

  /** Returns the client behind a request, the same instance for all callers. */
  public static Client client(HttpServerExchange exchange) {
    Client known = exchange.getAttachment(KEY);
    if (known == null) {
      known = new Client(() -> address(exchange), () -> listener(exchange));
      exchange.putAttachment(KEY, known);
    }
    return known;
  }

  /**
   * Uses the connection's peer, not the exchange's source: with {@code proxy-address-forwarding}
   * the latter is whatever a client writes into {@code X-Forwarded-For}. A proxy may append a
   * separate header to one that the client sent, so all of them are used.
   */
  private static String address(HttpServerExchange exchange) {
    HeaderValues forwarded = exchange.getRequestHeaders().get(Headers.X_FORWARDED_FOR);
    String peer =
        network(exchange.getConnection().getPeerAddress())
            .map(address -> address.getAddress().getHostAddress())
            .orElse("unknown");
    return ClientAddress.of(peer, forwarded == null ? null : String.join(",", forwarded));
  }

  private static Optional<InetSocketAddress> listener(HttpServerExchange exchange) {
    return network(exchange.getConnection().getLocalAddress());
  }

  private static Optional<InetSocketAddress> network(SocketAddress address) {
    return address instanceof InetSocketAddress inet && inet.getAddress() != null
        ? Optional.of(inet)
        : Optional.empty();
  }
}
