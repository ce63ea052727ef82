package io.groundspeed.probe.client;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The client of one request. It is bound to every thread that works for the request, so that the
 * realm and the audit log have its address. It lives as long as the request.
 */
public final class Client {
  private static final ThreadLocal<@Nullable Client> CURRENT = new ThreadLocal<>();

  private final Supplier<String> found;
  private final Supplier<Optional<InetSocketAddress>> listener;
  private volatile @Nullable String address;
  private volatile @Nullable Refusal refusal;
  private volatile boolean form;

  /**
   * @param found finds the address when it is first needed
   * @param listener finds the local address that the connection came to
   */
  Client(Supplier<String> found, Supplier<Optional<InetSocketAddress>> listener) {
    this.found = found;
    this.listener = listener;
  }

  /** Returns the client that this thread works for; empty outside of any request. */
  public static Optional<Client> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /**
   * Binds a client to this thread and returns the previous one, which must be bound again
   * afterwards.
   *
   * @param client null to bind none
   * @return null if there was none
   */
  static @Nullable Client bind(@Nullable Client client) {
    Client before = CURRENT.get();
    if (client == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(client);
    }
    return before;
  }

  /**
   * Returns the client's address, as determined with {@code GROUNDSPEED_TRUSTED_PROXIES}. The
   * format of an address that a proxy sent is not checked.
   */
  public String address() {
    String known = address;
    if (known == null) {
      known = found.get();
      address = known;
    }
    return known;
  }

  /**
   * Returns the local address and port that the connection came to, whatever the request's headers
   * contain; empty if it is not a network connection.
   */
  public Optional<InetSocketAddress> listener() {
    return listener.get();
  }

  /** Returns the key of limits, see {@link ClientAddress#network}. */
  public String network() {
    return ClientAddress.network(address());
  }

  /** Records that the credentials of this request were refused without being checked. */
  public void refuse(Refusal why) {
    refusal = why;
  }

  /** Returns why the credentials of this request were not checked; empty if they were checked. */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Records that this request logs in by the form and begins a session. */
  public void usesForm() {
    form = true;
  }

  /** Returns whether this request logs in by the form. */
  public boolean isForm() {
    return form;
  }
}
