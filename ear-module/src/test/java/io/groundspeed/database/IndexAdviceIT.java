package io.groundspeed.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.platform.Caller;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Advice about indexes, and deadlocks, on the Database screen and in its API. */
@ExtendWith({Groundspeed.class, Browsing.class})
class IndexAdviceIT {
  private static final String SCREEN = "/admin/performance/database";
  private static final String API = "api/performance/database/advice";
  private static final String ID = "00000000000000aa";

  private Tab tab;

  @BeforeEach
  void seed(Browser browser) {
    tab = browser.admin();
    Groundspeed.database()
        .execute(
            """
            INSERT INTO groundspeed.query_fingerprints (query_hash, query_text, database)
            VALUES ('00000000000000bb', 'select id from shelf where place = ?', 'db:5432/shop')
                ON CONFLICT DO NOTHING;
            INSERT INTO groundspeed.index_advice
            VALUES ('00000000000000aa', 'db:5432/shop', 'CREATE', 'public.shelf', 'place',
                    'CREATE INDEX CONCURRENTLY ON public.shelf (place);',
                    '1 query would find its rows.', 81000, 1200, '00000000000000bb', 'OPEN',
                    now(), now());
            INSERT INTO groundspeed.index_advice
            VALUES ('00000000000000cc', 'db:5432/shop', 'CREATE', 'public.shelf', 'depth',
                    'CREATE INDEX', '1 query.', 5000, 1200, '00000000000000bb', 'HELPED',
                    now(), now(), now(), now(), 41, 3)
            """);
  }

  @AfterEach
  void remove() {
    assertThat(tab.complaints()).isEmpty();
    Groundspeed.database()
        .execute(
            """
            DELETE FROM groundspeed.index_advice WHERE database = 'db:5432/shop';
            DELETE FROM groundspeed.query_fingerprints WHERE query_hash = '00000000000000bb';
            DELETE FROM groundspeed.lock_waits WHERE database = 'db:5432/shop'
            """);
  }

  @Test
  void advice_is_opened_followed_and_watched() {
    tab.open(SCREEN);
    assertThat(tab.text("#advice"))
        .contains("Create public.shelf (place)", "open", "1 min 21 s", "1,200")
        .contains("helped", "41 ms → 3 ms");

    tab.find("#advice a:has-text('(place)')").click();
    tab.waitFor("#advice-heading", "Create an index of public.shelf");
    assertThat(tab.text("#advice-open"))
        .contains("CREATE INDEX CONCURRENTLY ON public.shelf (place);")
        .contains("from shelf where place = ?");
    assertThat(tab.find("#advice-open a.statement").getAttribute("href"))
        .contains("/queries", "query=sql%3A00000000000000bb");

    tab.find("#advice-done").click();
    tab.waitFor("#answers", "Its queries are watched from now on.");
    assertThat(tab.text("#advice")).contains("watched");
  }

  @Test
  void an_address_of_other_advice_says_so() {
    tab.open(SCREEN + "?advice=00000000000000ff");
    assertThat(tab.text("main")).contains("There is no such advice any more.");

    tab.open(SCREEN + "?advice=x");
    assertThat(tab.find("[role=alert] li").allInnerTexts())
        .containsExactly("advice: must be advice as the list links to it, not \"x\"");
  }

  @Test
  void the_screen_with_advice_and_a_deadlock_is_sound() {
    deadlock();

    tab.assertSound(SCREEN + "?range=15m&advice=" + ID);

    assertThat(tab.text("#locks"))
        .contains("deadlock, failed", "PostgreSQL ends a deadlock by failing one");
  }

  private static void deadlock() {
    Groundspeed.database()
        .execute(
            """
            INSERT INTO groundspeed.lock_waits
                   (database, waiter_pid, waiter_since, holder_pid, root_pid, depth, waiter_name,
                    waiter_statement, holder_name, first_seen_at, last_seen_at, ended, deadlock,
                    deadlock_victim)
            VALUES ('db:5432/shop', 1, now(), 2, 2, 2, 'POST /checkout', 'update stock', 'job:restock',
                    now(), now(), true, 'd1', true),
                   ('db:5432/shop', 2, now(), 1, 1, 2, 'job:restock', 'update stock', 'POST /checkout',
                    now(), now(), true, 'd1', false)
            """);
  }

  @Test
  void the_api_lists_advice_and_records_what_was_done() throws Exception {
    Caller admin = Caller.of("admin", RunningGroundspeed.ADMIN_PASSWORD);
    JsonObject open = of(ID, admin);
    assertThat(open.getString("kind")).isEqualTo("create");
    assertThat(open.getString("state")).isEqualTo("open");
    assertThat(open.getString("sql")).contains("CREATE INDEX CONCURRENTLY");
    assertThat(open.getJsonNumber("savesMsPerDay").doubleValue()).isEqualTo(81_000);
    assertThat(open.getJsonArray("queries").getString(0)).isEqualTo("sql:00000000000000bb");
    assertThat(of("00000000000000cc", admin).getJsonNumber("p95AfterMs").doubleValue())
        .isEqualTo(3);

    assertThat(admin.post(API + "/" + ID + "/done", "").statusCode()).isEqualTo(204);
    assertThat(of(ID, admin).getString("state")).isEqualTo("watched");
    for (String other : new String[] {ID, "00000000000000ff", "nonsense"}) {
      assertThat(admin.post(API + "/" + other + "/done", "").statusCode()).isEqualTo(404);
    }

    deadlock();
    HttpResponse<String> locks = admin.get("api/performance/database/locks?range=15m");
    assertThat(locks.body()).contains("\"deadlock\":\"d1\"", "\"victim\":true");
  }

  private static JsonObject of(String id, Caller admin) throws Exception {
    return Json.createReader(new StringReader(admin.get(API).body())).readArray().stream()
        .map(value -> (JsonObject) value)
        .filter(item -> item.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }
}
