package io.groundspeed.telemetry;

import io.groundspeed.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A node's pipeline on a separate database. */
abstract class OnPipeline {
  TestDatabase database;
  PipelineFixture node;

  @BeforeEach
  void start() throws SQLException {
    database = TestDatabase.fresh();
    node = PipelineFixture.on(database);
  }

  @AfterEach
  void stop() throws InterruptedException {
    node.close();
    database.close();
  }
}
