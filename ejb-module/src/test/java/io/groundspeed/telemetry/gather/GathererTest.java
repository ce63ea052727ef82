package io.groundspeed.telemetry.gather;

import static io.groundspeed.telemetry.PipelineFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.postgres.CopyText;
import io.groundspeed.telemetry.LossyDataSource;
import io.groundspeed.telemetry.PipelineFixture;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.raw.RawRow;
import io.groundspeed.telemetry.raw.RawTable;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.SketchQuery;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class GathererTest {
  private static final RawTable TABLE =
      new RawTable(
          "query_performance_log",
          List.of("query_name", "execution_time_ms", "sample_weight"),
          null);

  private GatheringFigures figures;
  private final AtomicInteger next = new AtomicInteger();
  private TestDatabase database;
  private PipelineFixture node;

  @BeforeEach
  void start() throws SQLException {
    database = TestDatabase.fresh();
    node = PipelineFixture.on(database);
    figures = new GatheringFigures(node.pipeline().cardinality());
  }

  @AfterEach
  void stop() throws InterruptedException {
    node.close();
    database.close();
  }

  @Test
  void counts_and_rows_are_written_together() throws SQLException {
    gatherer(database.dataSource(), 10).gather();

    assertBalanced(10, 0);
    assertThat(node.number("SELECT count(*) FROM groundspeed.query_performance_log")).isEqualTo(10);
    assertThat(counted()).isEqualTo(10);
  }

  @Test
  void a_lost_answer_to_the_commit_counts_nothing_twice() throws SQLException {
    LossyDataSource lossy = new LossyDataSource(database.dataSource());
    Gatherer gatherer = gatherer(lossy, 10);

    lossy.loseNextCommitAnswer();
    gatherer.gather();
    assertThat(figures.state().balance().waiting()).isEqualTo(10);
    gatherer.gather();
    gatherer.gather();

    assertThat(lossy.lost()).isOne();
    assertThat(counted()).isEqualTo(30);
    assertThat(node.number("SELECT count(*) FROM groundspeed.query_performance_log")).isEqualTo(30);
    assertBalanced(30, 0);
  }

  @Test
  void without_the_database_counts_add_up_and_are_all_there_when_it_is_back() throws SQLException {
    Absent absent = new Absent(database.dataSource());
    Gatherer gatherer = gatherer(absent, 100);

    for (int i = 0; i < 300; i++) {
      gatherer.gather();
    }
    assertThat(figures.state().balance().waiting()).isEqualTo(30_000);
    assertThat(figures.state().droppedRows()).isPositive();
    absent.isBack = true;
    gatherer.gather();
    gatherer.gather();

    assertThat(counted()).isEqualTo(30_200);
    assertThat(figures.state().balance().holds()).isTrue();
    assertThat(figures.state().balance().waiting()).isZero();
    assertThat(figures.state().writes().rows() + figures.state().droppedRows()).isEqualTo(30_200);
  }

  @Test
  void a_row_that_the_database_refuses_costs_that_row_alone() throws SQLException {
    Gatherer gatherer =
        new Gatherer(
            List.of(batch -> fill(batch, 9), batch -> batch.keep(new Row("bad", -1), NOON)),
            node.pipeline().cardinality(),
            database.dataSource(),
            "a",
            figures);

    gatherer.gather();

    assertThat(counted()).isEqualTo(9);
    assertThat(node.number("SELECT count(*) FROM groundspeed.query_performance_log")).isEqualTo(9);
    assertThat(figures.state().droppedRows()).isOne();
    assertThat(figures.state().writes().rows()).isEqualTo(9);
  }

  @Test
  void a_locked_table_fails_the_flush_and_the_next_one_has_it_all() throws SQLException {
    PGSimpleDataSource bounded = (PGSimpleDataSource) database.unpooled();
    bounded.setOptions("-c lock_timeout=1s");
    Gatherer gatherer = gatherer(bounded, 10);
    try (Connection other = database.connect();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("LOCK TABLE groundspeed.query_performance_log IN ACCESS EXCLUSIVE MODE");
      gatherer.gather();
      assertThat(figures.state().balance().waiting()).isEqualTo(10);
      other.rollback();
    }

    gatherer.gather();
    gatherer.gather();

    assertThat(counted()).isEqualTo(30);
    assertBalanced(30, 0);
  }

  private Gatherer gatherer(DataSource dataSource, int each) {
    return new Gatherer(
        List.of(batch -> fill(batch, each)),
        node.pipeline().cardinality(),
        dataSource,
        "a",
        figures);
  }

  private void fill(Gathered batch, int events) {
    Sketch sketch = new Sketch();
    for (int i = 0; i < events; i++) {
      sketch.add(1, null);
      batch.keep(new Row("q" + next.incrementAndGet(), 1), NOON);
    }
    batch.count(Stream.QUERY, "a.war", new Subject("time", "q"), "a.war", NOON, sketch);
    batch.events(events);
  }

  private long counted() throws SQLException {
    node.pipeline().compaction().foldAll();
    return node
        .pipeline()
        .reader()
        .read(
            new SketchQuery(
                Stream.QUERY,
                List.of("time"),
                "q",
                true,
                NOON.minusSeconds(60),
                NOON.plusSeconds(60),
                Resolution.MINUTE))
        .stream()
        .mapToLong(row -> row.sketch().count())
        .sum();
  }

  private void assertBalanced(long stored, long waiting) {
    Accounting.Balance balance = figures.state().balance();
    assertThat(balance.holds()).isTrue();
    assertThat(balance.stored()).isEqualTo(stored);
    assertThat(balance.waiting()).isEqualTo(waiting);
  }

  private record Row(String name, double millis) implements RawRow {
    @Override
    public RawTable table() {
      return TABLE;
    }

    @Override
    public void writeTo(CopyText out) {
      out.text(name).number(millis).number(1);
    }

    @Override
    public Rating rate(double value) {
      return null;
    }

    @Override
    public String correction() {
      return null;
    }
  }

  /** A database that is unavailable until the test makes it available again. */
  private static final class Absent extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private final transient DataSource real;
    private volatile boolean isBack;

    Absent(DataSource real) {
      this.real = real;
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (!isBack) {
        throw new SQLException("Connection refused", "08001");
      }
      return real.getConnection();
    }
  }
}
