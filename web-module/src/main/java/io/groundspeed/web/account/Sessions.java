package io.groundspeed.web.account;

import io.groundspeed.probe.client.Client;
import io.groundspeed.shared.Audit;
import io.groundspeed.shared.Environment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The user sessions of this node, bounded per account and in total. Thread-safe. */
@ApplicationScoped
public class Sessions {
  private final SessionSettings settings;
  private final LongSupplier nanoTime;
  private final Map<String, List<UserSession>> byOwner = new HashMap<>();
  private int count;

  /** Used by the container. */
  public Sessions() {
    this(SessionSettings.of(Environment.ofProcess()), System::nanoTime);
  }

  Sessions(SessionSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  SessionSettings settings() {
    return settings;
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /** Returns whether the maximum number of sessions is reached, so that no one else can log in. */
  public synchronized boolean isFull() {
    return count >= settings.most();
  }

  /** Returns the number of sessions. */
  public synchronized int count() {
    return count;
  }

  /**
   * Registers a new session. If the account has too many, its least recently used session ends.
   *
   * @param owner the log-in name
   */
  void admit(String owner, HttpSession session) {
    String address = Client.current().map(Client::address).orElse("unknown");
    UserSession added = new UserSession(this, owner, address, session);
    UserSession excess = add(added);
    session.setAttribute(UserSession.NAME, added);
    if (excess != null) {
      Audit.log(owner, "has too many sessions, the oldest ended, begun from", excess.address());
      excess.end();
    }
  }

  private synchronized @Nullable UserSession add(UserSession added) {
    List<UserSession> own = byOwner.computeIfAbsent(added.owner(), any -> new ArrayList<>());
    own.add(added);
    count++;
    if (own.size() <= settings.mostOfAccount()) {
      return null;
    }
    UserSession excess =
        own.stream()
            .filter(session -> session != added)
            .min(Comparator.comparingLong(UserSession::lastUsed))
            .orElse(null);
    if (excess != null) {
      remove(excess);
    }
    return excess;
  }

  synchronized void remove(UserSession session) {
    List<UserSession> own = byOwner.get(session.owner());
    if (own != null && own.remove(session)) {
      count--;
      if (own.isEmpty()) {
        byOwner.remove(session.owner());
      }
    }
  }
}
