package io.groundspeed.web.account;

import io.groundspeed.shared.Audit;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A user's session, stored as an attribute of the HTTP session, so that it is notified when that
 * ends.
 */
final class UserSession implements HttpSessionBindingListener {
  static final String NAME = UserSession.class.getName();

  private final Sessions sessions;
  private final String owner;
  private final String address;
  private final HttpSession session;
  private volatile long lastUsed;

  UserSession(Sessions sessions, String owner, String address, HttpSession session) {
    this.sessions = sessions;
    this.owner = owner;
    this.address = address;
    this.session = session;
    this.lastUsed = sessions.now();
  }

  /**
   * Returns the user session of an HTTP session, null if there is none or it is not registered yet.
   */
  static @Nullable UserSession of(@Nullable HttpSession session) {
    return session == null ? null : (UserSession) session.getAttribute(NAME);
  }

  String owner() {
    return owner;
  }

  /** Returns the client address that the session was begun from. */
  String address() {
    return address;
  }

  long lastUsed() {
    return lastUsed;
  }

  /** Records that a request used the session now. */
  void use() {
    lastUsed = sessions.now();
  }

  void end() {
    try {
      session.invalidate();
    } catch (IllegalStateException e) {
      sessions.remove(this); // it has already ended
    }
  }

  /**
   * Unregisters the session. This is also called when the server stops, so only a session that has
   * reached its idle limit is audited as timed out.
   */
  @Override
  public void valueUnbound(HttpSessionBindingEvent event) {
    sessions.remove(this);
    long idle = TimeUnit.NANOSECONDS.toSeconds(sessions.now() - lastUsed);
    int longest = event.getSession().getMaxInactiveInterval();
    if (longest > 0 && idle >= longest) {
      Audit.log(
          owner, "had no request for %d s: session ended, begun from".formatted(idle), address);
    }
  }
}
