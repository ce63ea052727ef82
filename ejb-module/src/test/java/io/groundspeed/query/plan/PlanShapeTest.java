package io.groundspeed.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanShapeTest {
  private static final String OF_A_VISITOR = "SELECT * FROM visits v WHERE visitor = 7";

  private final TestDatabase db = TestDatabase.empty();

  @BeforeEach
  void create() {
    db.execute("CREATE TABLE visits (day int, visitor int) PARTITION BY RANGE (day)");
    db.execute("CREATE INDEX by_visitor ON visits (visitor)");
    partition(1);
    partition(2);
  }

  private void partition(int day) {
    db.execute(
        "CREATE TABLE visits_d%1$d PARTITION OF visits FOR VALUES FROM (%1$d) TO (%1$d + 1)"
            .formatted(day));
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void partitions_that_come_and_go_leave_a_plan_what_it_was() throws SQLException {
    String before = hash(OF_A_VISITOR);
    partition(3);
    partition(4);
    assertThat(hash(OF_A_VISITOR)).isEqualTo(before);

    db.execute("DROP TABLE visits_d1, visits_d2");
    assertThat(hash(OF_A_VISITOR)).isEqualTo(before);
  }

  @Test
  void an_index_that_is_gone_makes_it_another() throws SQLException {
    String before = hash(OF_A_VISITOR);

    db.execute("DROP INDEX by_visitor");

    assertThat(hash(OF_A_VISITOR)).isNotEqualTo(before);
  }

  @Test
  void parts_of_a_union_stay_apart() throws SQLException {
    String one = hash("SELECT 1 FROM visits_d1 UNION ALL SELECT 1 FROM visits_d2");
    String other = hash("SELECT 1 FROM visits_d1 UNION ALL SELECT 1 FROM visits_d1");

    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void numbered_aliases_of_a_statement_stay_apart() throws SQLException {
    String text = "SELECT 1 FROM visits_d1 v_1 CROSS JOIN visits_d1 v_2 WHERE %s.visitor IS NULL";

    assertThat(hash(text.formatted("v_1"))).isNotEqualTo(hash(text.formatted("v_2")));
  }

  @Test
  void a_temporary_table_is_the_same_in_each_session() throws SQLException {
    String text = "SELECT * FROM basket WHERE item = 1";
    try (Connection first = db.connect();
        Connection second = db.connect()) {
      for (Connection session : new Connection[] {first, second}) {
        try (Statement statement = session.createStatement()) {
          statement.execute("CREATE TEMPORARY TABLE basket (item int)");
        }
      }

      assertThat(hash(first, text)).isEqualTo(hash(second, text));
    }
  }

  private String hash(String text) throws SQLException {
    try (Connection connection = db.connect()) {
      return hash(connection, text);
    }
  }

  private static String hash(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET enable_seqscan = off");
      try (ResultSet plan = statement.executeQuery("EXPLAIN (VERBOSE, FORMAT JSON) " + text)) {
        plan.next();
        return PlanTree.parse(plan.getString(1)).hash();
      }
    }
  }
}
