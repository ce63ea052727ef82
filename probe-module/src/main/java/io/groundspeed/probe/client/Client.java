package io.groundspeed.probe.client;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The client of one request. It is bound to every thread that works for the request, so that the
 * realm and the audit log know the address. Lives as long as the request.
 */
public final class Client {
  private static final AttachmentKey<Client> KEY = AttachmentKey.create(Client.class);
  private static final ThreadLocal<Client> CURRENT = new ThreadLocal<>();
  private static final List<String> TRUSTED =
      proxies(System.getenv().getOrDefault("GROUNDSPEED_TRUSTED_PROXIES", ""));

  private final HttpServerExchange exchange;
  private volatile String address;
  private volatile Refusal refusal;
  private volatile boolean form;

  private Client(HttpServerExchange exchange) {
    this.exchange = exchange;
  }

  Client(String address) {
    this.exchange = null;
    this.address = address;
  }

  private static List<String> proxies(String setting) {
    return Arrays.stream(setting.split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /** Returns the client that this thread works for; empty outside of any request. */
  public static Optional<Client> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Returns the client of a request, the same one for all of its threads. */
  static Client of(HttpServerExchange exchange) {
    Client known = exchange.getAttachment(KEY);
    if (known == null) {
      known = new Client(exchange);
      exchange.putAttachment(KEY, known);
    }
    return known;
  }

  /** Binds a client to this thread and returns the one before it, to be bound again afterwards. */
  static Client bind(Client client) {
    Client before = CURRENT.get();
    if (client == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(client);
    }
    return before;
  }

  /**
   * Returns the client's address, as {@code GROUNDSPEED_TRUSTED_PROXIES} lets it be known; an
   * address that a proxy sent is not checked for its form.
   */
  public String address() {
    String known = address;
    if (known == null) {
      known = Addresses.of(peer(), forwarded(), TRUSTED);
      address = known;
    }
    return known;
  }

  /**
   * The connection's, not the exchange's: with {@code proxy-address-forwarding} the latter is
   * whatever any client writes into {@code X-Forwarded-For}.
   */
  private String peer() {
    return exchange.getConnection().getPeerAddress() instanceof InetSocketAddress peer
            && peer.getAddress() != null
        ? peer.getAddress().getHostAddress()
        : "unknown";
  }

  /**
   * Returns the address and port of ours that the connection came to, whatever the request's
   * headers say; empty where it is no network connection.
   */
  public Optional<InetSocketAddress> listener() {
    return exchange != null
            && exchange.getConnection().getLocalAddress() instanceof InetSocketAddress local
            && local.getAddress() != null
        ? Optional.of(local)
        : Optional.empty();
  }

  /** A proxy may append a header of its own to one that the client sent: all of them count. */
  private String forwarded() {
    HeaderValues values = exchange.getRequestHeaders().get(Headers.X_FORWARDED_FOR);
    return values == null ? null : String.join(",", values);
  }

  /** Returns what limits count by, see {@link Addresses#network}. */
  public String network() {
    return Addresses.network(address());
  }

  /** Notes that the credentials of this request were refused without being checked. */
  public void refuse(Refusal why) {
    refusal = why;
  }

  /** Returns why the credentials of this request were not checked; empty if they were. */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Notes that this request logs in by the form, and begins a session. */
  public void usesForm() {
    form = true;
  }

  /** Returns whether this request logs in by the form. */
  public boolean isForm() {
    return form;
  }
}
