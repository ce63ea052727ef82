package io.groundspeed.job.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.Enqueueing;
import io.groundspeed.job.NewJob;
import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database, its nodes, and a record of what their jobs did. */
abstract class WithNodes {
  TestDatabase database;
  private final List<Node> nodes = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void start() {
    database = TestDatabase.fresh();
    database.execute("CREATE TABLE effect (job bigint, at timestamptz DEFAULT clock_timestamp())");
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Node node : nodes) {
      node.close();
    }
    database.close();
  }

  Node node(String name) {
    Node node = Node.on(database, name);
    nodes.add(node);
    return node;
  }

  void enqueue(int count, String type) throws SQLException {
    try (Connection connection = database.connect()) {
      new Enqueueing(connection)
          .insertAll(IntStream.range(0, count).mapToObj(i -> NewJob.of(type, "Job " + i)).toList());
    }
  }

  static Object effect(DataSource data, long job) throws SQLException {
    try (Connection connection = data.getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate("INSERT INTO public.effect (job) VALUES (" + job + ")");
    }
  }

  long effects() {
    return number("SELECT count(*) FROM public.effect");
  }

  long number(String sql) {
    return database.number(
        sql.replace("FROM background", "FROM groundspeed.background")
            .replace("FROM job_", "FROM groundspeed.job_"));
  }

  String name(long id) {
    return job(id).get("job_name").toString();
  }

  Map<String, Object> job(long id) {
    return database.row("SELECT * FROM groundspeed.background_jobs WHERE id = ?", id);
  }

  List<Map<String, Object>> history(long id) {
    return database.rows(
        "SELECT * FROM groundspeed.job_execution_history WHERE job_id = ? ORDER BY id", id);
  }

  static void succeeded(Map<String, Object> run, boolean success) {
    assertThat(run).containsEntry("success", success);
  }
}
