package io.groundspeed.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import org.junit.jupiter.api.Test;

class PersistenceUnitTest {

  @Test
  void starting_it_migrates_the_database_and_finds_entities_and_tables_in_agreement() {
    try (TestDatabase db = TestDatabase.empty();
        TestEntities entities = TestEntities.startedOn(db)) {
      assertThat(entities.unit().getMetamodel().getEntities()).hasSizeGreaterThan(20);
    }
  }

  @Test
  void a_column_that_is_missing_stops_it_by_name() {
    try (TestDatabase db = TestDatabase.fresh()) {
      db.execute("ALTER TABLE groundspeed.web_vitals DROP COLUMN country");

      assertThatThrownBy(() -> TestEntities.startedOn(db))
          .hasStackTraceContaining("missing column [country] in table [web_vitals]");
    }
  }

  @Test
  void a_column_of_another_type_stops_it_by_name() {
    try (TestDatabase db = TestDatabase.fresh()) {
      db.execute("ALTER TABLE groundspeed.sections ALTER order_index TYPE text");

      assertThatThrownBy(() -> TestEntities.startedOn(db))
          .hasStackTraceContaining("column [order_index] in table [sections]");
    }
  }
}
