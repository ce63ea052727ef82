package io.groundspeed.query.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.probe.jdbc.GroundspeedDriver;
import io.groundspeed.query.QueryTexts;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans are read on the database where a statement ran. */
class PlansTest {
  private final TestDatabase db = TestDatabase.fresh();
  private final TestDatabase shop = TestDatabase.empty();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    shop.close();
    db.close();
  }

  @Test
  void a_plan_is_of_the_database_where_the_statement_ran_and_is_kept() throws SQLException {
    shop.execute("CREATE TABLE only_there (id bigint)");
    String database = database(shop);
    text("select ? from only_there", "select ?::bigint from only_there", database);
    try (Connection pool = measured(shop)) {
      QueryPlan plan = plan();

      assertThat(plan.refusal()).isNull();
      assertThat(plan.text()).contains("Seq Scan on only_there");
      assertThat(plan.statement()).contains("$1::bigint");
      assertThat(pool.isValid(1)).isTrue();
    }
    List<SeenPlan> kept = entities.fromTransaction(unit -> new PlanHistory(unit).of("aa"));
    assertThat(kept).extracting(SeenPlan::database).containsExactly(database);
  }

  @Test
  void what_cannot_be_asked_says_why() {
    assertThat(plan().refusal()).contains("not known yet");

    text("select ?", null, null);
    assertThat(plan().refusal()).contains("not known to have run on a PostgreSQL database");
    assertThat(plan().statement()).isEqualTo("EXPLAIN (GENERIC_PLAN) select $1;");

    text("select ?", null, "elsewhere:5432/shop");
    assertThat(plan().refusal()).contains("It ran on elsewhere:5432/shop", "Try another node");
  }

  @Test
  void a_database_that_is_away_is_unavailable() throws SQLException {
    text("select ?", null, database(shop));
    try (Connection pool = measured(shop)) {
      assertThat(pool.isValid(1)).isTrue();
    }
    db.execute("ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(name(shop)));

    assertThatThrownBy(this::plan)
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining(database(shop));
  }

  private QueryPlan plan() {
    return entities.fromTransaction(
        unit -> new Plans(new QueryTexts(unit), new PlanHistory(unit)).of("aa"));
  }

  private void text(String text, String typed, String database) {
    db.update(
        """
        INSERT INTO groundspeed.query_fingerprints (query_hash, query_text, typed_text, database)
        VALUES ('aa', ?, ?, ?)
            ON CONFLICT (query_hash) DO UPDATE
           SET query_text = excluded.query_text, database = excluded.database
        """,
        text,
        typed,
        database);
  }

  private static Connection measured(TestDatabase database) throws SQLException {
    String url = database.measuredUrl();
    return new GroundspeedDriver().connect(url, new Properties());
  }

  private static String database(TestDatabase database) {
    return database.jdbcUrl().replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
  }

  private static String name(TestDatabase database) {
    return database(database).replaceFirst(".*/", "");
  }
}
