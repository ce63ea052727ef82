package io.groundspeed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The EJBs refuse what a role may not do, whatever calls them. */
@ExtendWith(Groundspeed.class)
class EjbRefusalIT {
  private static final long NOWHERE = 999_999_999;

  private static final String REFUSED = "EJBAccessException";

  private final Caller nobody = Caller.nobody();
  private final Caller client = Caller.of("client", Groundspeed.PASSWORD);
  private final Caller mentor = Caller.of("mentor", Groundspeed.PASSWORD);
  private final Caller admin = Caller.of("admin", RunningGroundspeed.ADMIN_PASSWORD);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enroll",
        "pause",
        "enrollments",
        "hand-in",
        "finish",
        "task",
        "request",
        "seen",
        "rate",
        "asked"
      })
  void what_is_for_clients_is_refused_to_everyone_else(String what) throws Exception {
    assertThat(ask(nobody, what, 1)).isEqualTo(REFUSED);
    assertThat(ask(mentor, what, 1)).isEqualTo(REFUSED);
    assertThat(ask(admin, what, 1)).isEqualTo(REFUSED);
    assertThat(ask(client, what, 1)).isNotEqualTo(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"claim", "release", "complete", "to-claim"})
  void what_is_for_mentors_is_refused_to_everyone_else(String what) throws Exception {
    assertThat(ask(nobody, what, -1)).isEqualTo(REFUSED);
    assertThat(ask(client, what, -1)).isEqualTo(REFUSED);
    assertThat(ask(admin, what, -1)).isEqualTo(REFUSED);
    assertThat(ask(mentor, what, -1)).isNotEqualTo(REFUSED);
  }

  @Test
  void the_catalogue_is_open_to_everyone() throws Exception {
    assertThat(ask(nobody, "catalogue", 0)).isEqualTo("done");
    assertThat(ask(client, "catalogue", 0)).isEqualTo("done");
  }

  @Test
  void nobody_touches_what_is_somebody_elses() throws Exception {
    long othersReview =
        Groundspeed.database()
            .count(
                """
                SELECT min(r.id) FROM groundspeed.section_reviews r
                JOIN groundspeed.users c ON c.id = r.client_id
                JOIN groundspeed.users m ON m.id = r.mentor_id
                WHERE r.status = 'claimed' AND c.username <> 'client' AND m.username <> 'mentor'
                """);
    long othersSection =
        Groundspeed.database()
            .count(
                """
                SELECT min(s.id) FROM groundspeed.sections s
                JOIN groundspeed.journeys j ON j.id = s.journey_id
                WHERE j.slug = 'a-chair-from-a-plank'
                """);

    for (String what : List.of("seen", "rate")) {
      assertThat(ask(client, what, othersReview)).as(what).isEqualTo("NotFoundException");
      assertThat(ask(client, what, NOWHERE)).as(what).isEqualTo("NotFoundException");
    }
    for (String what : List.of("complete", "release")) {
      assertThat(ask(mentor, what, othersReview)).as(what).isEqualTo("NotFoundException");
      assertThat(ask(mentor, what, NOWHERE)).as(what).isEqualTo("NotFoundException");
    }
    for (String what : List.of("request", "hand-in")) {
      assertThat(ask(client, what, othersSection)).as(what).isEqualTo("NotYoursException");
      assertThat(ask(client, what, NOWHERE)).as(what).isEqualTo("NotFoundException");
    }
    assertThat(ask(mentor, "claim", othersReview)).isEqualTo("IllegalTransitionException");
  }

  private static String ask(Caller caller, String what, long id) throws Exception {
    return caller.get("question/" + what + "?id=" + id).body();
  }
}
