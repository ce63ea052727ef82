package io.groundspeed.web.door;

import io.groundspeed.probe.client.ClientAddress;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Protocols;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * Bounds the connections of one client network. If there would be too many, the one that has been
 * idle longest is closed; if none is idle, the new one is refused. Two kinds are not counted: those
 * of proxies, which carry requests of many clients, and those of HTTP/2, of which a browser opens
 * only one. Thread-safe.
 */
final class Connections {
  private static final AttachmentKey<String> NETWORK = AttachmentKey.create(String.class);

  private final int most;
  private final Map<String, Group> groups = new ConcurrentHashMap<>();

  /**
   * @param most open at the same time from one client network
   */
  Connections(int most) {
    this.most = most;
  }

  /**
   * Counts the connection of a request if it is new. Returns whether the request may be handled.
   */
  boolean enter(HttpServerExchange exchange) {
    ServerConnection connection = exchange.getConnection();
    String known = connection.getAttachment(NETWORK);
    if (known == null && !isOneClient(exchange)) {
      return true;
    }
    String network =
        known == null ? ClientAddress.network(text(exchange.getSourceAddress())) : known;
    if (known != null) {
      groups.computeIfPresent(network, (key, group) -> group.busy(connection));
    } else if (!open(network, connection)) {
      return false;
    }
    exchange.addExchangeCompleteListener(
        (complete, others) -> {
          rest(network, connection);
          others.proceed();
        });
    return true;
  }

  private static boolean isOneClient(HttpServerExchange exchange) {
    InetSocketAddress other = exchange.getConnection().getPeerAddress(InetSocketAddress.class);
    String peer = text(exchange.getSourceAddress());
    boolean isDirect = other != null && peer.equals(text(other));
    return isDirect
        && !ClientAddress.isTrustedProxy(peer)
        && !exchange.getProtocol().equals(Protocols.HTTP_2_0);
  }

  /** Returns an address without its port, empty if it is unresolved. */
  private static String text(InetSocketAddress address) {
    return address.getAddress() == null ? "" : address.getAddress().getHostAddress();
  }

  private boolean open(String network, ServerConnection connection) {
    @Nullable ServerConnection[] idle = new @Nullable ServerConnection[1];
    boolean[] fits = new boolean[1];
    groups.compute(
        network,
        (key, known) -> {
          Group group = known == null ? new Group() : known;
          group.open++;
          idle[0] = group.open > most ? group.idle.stream().findFirst().orElse(null) : null;
          group.idle.remove(idle[0]);
          fits[0] = group.open <= most || idle[0] != null;
          return group;
        });
    connection.putAttachment(NETWORK, network);
    connection.addCloseListener(
        closed -> groups.computeIfPresent(network, (key, group) -> group.without(closed)));
    ServerConnection longest = idle[0];
    if (longest != null) {
      longest.getIoThread().execute(() -> IoUtils.safeClose(longest));
    }
    return fits[0];
  }

  private void rest(String network, ServerConnection connection) {
    if (connection.isOpen()) {
      groups.computeIfPresent(network, (key, group) -> group.resting(connection));
    }
  }

  int networks() {
    return groups.size();
  }

  private static final class Group {
    private int open;
    private final Set<ServerConnection> idle = new LinkedHashSet<>();

    Group busy(ServerConnection connection) {
      idle.remove(connection);
      return this;
    }

    Group resting(ServerConnection connection) {
      idle.add(connection);
      return this;
    }

    @Nullable Group without(ServerConnection connection) {
      idle.remove(connection);
      open--;
      return open == 0 ? null : this;
    }
  }
}
