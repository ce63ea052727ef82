package io.groundspeed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects of other users are answered exactly like missing ones, byte by byte. */
@ExtendWith(Groundspeed.class)
class OthersIdsIT {
  private static final String MISSING = "999999999";

  private static long export;
  private static long claimed;
  private static long waiting;
  private static long draft;

  private final Caller client = Caller.of("client", Groundspeed.PASSWORD);
  private final Caller mentor = Caller.of("mentor", Groundspeed.PASSWORD);

  @BeforeAll
  static void addWhatIsSomebodyElses() {
    execute(
        """
        INSERT INTO groundspeed.users (username, display_name, role)
        VALUES ('owner', 'Owner', 'client'), ('other-mentor', 'Other', 'mentor')
            ON CONFLICT DO NOTHING
        """);
    execute(
        """
        INSERT INTO groundspeed.exports (user_id, zip, expires_at)
        SELECT id, '\\x00', groundspeed.clock() + interval '1 day'
          FROM groundspeed.users WHERE username = 'owner'
        """);
    execute(
        """
        INSERT INTO groundspeed.journeys (slug, title) VALUES ('not-yet', 'Not yet')
            ON CONFLICT DO NOTHING
        """);
    execute(
        """
        INSERT INTO groundspeed.sections (journey_id, title, order_index)
        SELECT id, 'Secret', 0 FROM groundspeed.journeys WHERE slug = 'not-yet'
        """);
    addReview("claimed", "groundspeed.clock()");
    addReview("pending", "NULL");
    export = newest("exports", "true");
    claimed = newest("section_reviews", "status = 'claimed'");
    waiting = newest("section_reviews", "status = 'pending'");
    draft = newest("sections", "title = 'Secret'");
  }

  private static void addReview(String status, String claimedAt) {
    execute(
        """
        INSERT INTO groundspeed.section_reviews
               (section_id, client_id, mentor_id, status, claimed_at)
        SELECT min(s.id), c.id, m.id, '%s', %s
          FROM groundspeed.sections s, groundspeed.users c, groundspeed.users m
         WHERE c.username = 'owner' AND m.username = 'other-mentor'
         GROUP BY c.id, m.id
        """
            .formatted(status, claimedAt));
  }

  private static void execute(String sql) {
    Groundspeed.database().execute(sql);
  }

  private static long newest(String table, String where) {
    return Groundspeed.database()
        .count("SELECT max(id) FROM groundspeed.%s WHERE %s".formatted(table, where));
  }

  private static String path(String template, String id) {
    return template.replace("{id}", id);
  }

  @ParameterizedTest
  @CsvSource({
    "client, GET,  export,  api/exports/{id}",
    "mentor, GET,  export,  api/exports/{id}",
    "client, POST, draft,   api/sections/{id}/reviews",
    "mentor, POST, waiting, api/reviews/{id}/claim",
    "mentor, POST, claimed, api/reviews/{id}/completion",
    "mentor, POST, waiting, api/reviews/{id}/completion",
    "client, GET,  draft,   sections/{id}"
  })
  void it_is_answered_like_one_that_is_missing(
      String role, String method, String what, String template) throws Exception {
    Caller caller = role.equals("client") ? client : mentor;
    String others = Long.toString(id(what));

    HttpResponse<String> hidden = ask(caller, method, path(template, others));
    HttpResponse<String> missing = ask(caller, method, path(template, MISSING));

    assertThat(hidden.statusCode()).as(hidden.body()).isEqualTo(404);
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(hidden.headers().map().keySet()).isEqualTo(missing.headers().map().keySet());
    assertThat(withoutErrorId(hidden)).isEqualTo(withoutErrorId(missing));
  }

  /** Removes the error page's id, which is different each time. */
  private static String withoutErrorId(HttpResponse<String> answer) {
    return answer.body().replaceAll("<code>[^<]*</code>", "<code></code>");
  }

  private static long id(String what) {
    return switch (what) {
      case "export" -> export;
      case "draft" -> draft;
      case "waiting" -> waiting;
      default -> claimed;
    };
  }

  private static HttpResponse<String> ask(Caller caller, String method, String path)
      throws Exception {
    return method.equals("GET") ? caller.get(path) : caller.post(path, "{}");
  }

  @Test
  void an_administrator_gets_the_export_of_another_user() throws Exception {
    Caller admin = Caller.of("admin", RunningGroundspeed.ADMIN_PASSWORD);

    assertThat(admin.get("api/exports/" + export).statusCode()).isEqualTo(200);
  }
}
