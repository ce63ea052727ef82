package io.groundspeed.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three sessions per account, five in total; each ends after half an hour without a request. */
class SessionsTest {
  private static final Logger AUDIT = Logger.getLogger("io.groundspeed.audit");
  private static final int MINUTES_30 = 1_800;

  private final List<String> lines = new ArrayList<>();
  private final Handler handler = new Lines();
  private long now;
  private final Sessions sessions =
      new Sessions(new SessionSettings(Duration.ofHours(12), 3, 5), () -> now);

  @BeforeEach
  void listen() {
    AUDIT.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    AUDIT.removeHandler(handler);
  }

  private Session admit(String owner) {
    Session session = new Session();
    sessions.admit(owner, session.asHttpSession());
    now += Duration.ofSeconds(1).toNanos();
    return session;
  }

  @Test
  void the_session_least_recently_used_makes_room_for_a_new_one() {
    Session first = admit("mia");
    Session second = admit("mia");
    Session third = admit("mia");
    first.user().use();

    Session fourth = admit("mia");

    assertThat(second.ended).isTrue();
    assertThat(List.of(first, third, fourth)).allSatisfy(it -> assertThat(it.ended).isFalse());
    assertThat(sessions.count()).isEqualTo(3);
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).contains("\"mia\" has too many sessions"));
  }

  @Test
  void the_bound_of_an_account_is_not_that_of_another_and_a_place_comes_back() {
    admit("mia");
    admit("mia");
    admit("mia");
    admit("ada");
    assertThat(sessions.isFull()).isFalse();
    Session last = admit("ada");
    assertThat(sessions.isFull()).isTrue();

    last.end();

    assertThat(sessions.isFull()).isFalse();
    assertThat(sessions.count()).isEqualTo(4);
  }

  @Test
  void only_a_session_that_had_its_time_is_audited_as_ended_by_it() {
    Session loggedOut = admit("mia");
    Session left = admit("ada");
    loggedOut.end();
    assertThat(lines).isEmpty();

    now += Duration.ofMinutes(30).toNanos();
    left.end();

    assertThat(lines)
        .containsExactly(
            "\"ada\" had no request for 1801 s: session ended, begun from \"unknown\"");
  }

  private final class Lines extends Handler {
    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** The part of an HTTP session that is used here. */
  private static final class Session {
    private Object user;
    private boolean ended;

    UserSession user() {
      return (UserSession) user;
    }

    void end() {
      ended = true;
      user().valueUnbound(new HttpSessionBindingEvent(asHttpSession(), UserSession.NAME));
    }

    HttpSession asHttpSession() {
      return (HttpSession)
          Proxy.newProxyInstance(
              Session.class.getClassLoader(),
              new Class<?>[] {HttpSession.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "setAttribute" -> user = arguments[1];
                    case "getMaxInactiveInterval" -> MINUTES_30;
                    case "invalidate" -> {
                      end();
                      yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                  });
    }
  }
}
