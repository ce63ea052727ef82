package io.groundspeed.telemetry.flush;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.PipelineFixture;
import io.groundspeed.telemetry.intake.Outcome;
import io.groundspeed.telemetry.raw.Sample;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The number of writes needed to isolate bad rows, and the outcome of each row. */
class IsolationTest {
  private final List<Sample> samples =
      IntStream.range(0, 1_024).mapToObj(IsolationTest::sample).toList();
  private final int[] ownSenders = IntStream.range(0, 1_024).toArray();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Set<Integer> bad = new HashSet<>();
  private boolean named;
  private int writes;

  @Test
  void a_named_row_costs_two_writes_more() throws SQLException {
    bad.add(700);
    named = true;

    isolate(ownSenders);

    assertDecided();
    assertThat(writes).isEqualTo(3);
  }

  @Test
  void a_row_that_is_not_named_is_found_in_two_writes_for_each_halving() throws SQLException {
    bad.add(700);

    isolate(ownSenders);

    assertDecided();
    assertThat(writes).isLessThanOrEqualTo(1 + 2 * 10);
  }

  @Test
  void bad_rows_of_many_senders_are_all_parted_from_the_good_ones() throws SQLException {
    Random random = new Random(3);
    for (int i = 0; i < 40; i++) {
      bad.add(random.nextInt(1_024));
    }
    for (boolean saysWhich : new boolean[] {true, false}) {
      named = saysWhich;
      outcomes.clear();
      writes = 0;

      isolate(ownSenders);

      assertDecided();
      assertThat(writes).isLessThanOrEqualTo(named ? 1 + 2 * bad.size() : 1 + 20 * bad.size());
    }
  }

  @Test
  void a_sender_of_bad_rows_alone_is_refused_after_a_few_of_them() throws SQLException {
    int[] senders = IntStream.range(0, 1_024).map(i -> i / 256).toArray();
    IntStream.range(256, 768).forEach(bad::add);
    for (boolean saysWhich : new boolean[] {true, false}) {
      named = saysWhich;
      outcomes.clear();
      writes = 0;

      isolate(senders);

      assertDecided();
      assertThat(writes).isLessThan(60);
    }
  }

  @Test
  void good_rows_of_a_refused_sender_are_refused_with_it_and_no_others() throws SQLException {
    int[] senders = IntStream.range(0, 1_024).map(i -> i < 500 ? 0 : 1).toArray();
    IntStream.range(100, 100 + Isolation.MOST_REFUSED).forEach(bad::add);
    named = true;

    isolate(senders);

    assertThat(outcomes.subList(0, 100)).containsOnly(Outcome.STORED);
    assertThat(outcomes.subList(100, 500)).hasOnlyElementsOfType(Outcome.Rejected.class);
    assertThat(outcomes.subList(500, 1_024)).containsOnly(Outcome.STORED);
  }

  private void isolate(int[] senders) throws SQLException {
    Isolation isolation =
        new Isolation(
            new Batch(samples, senders),
            this::write,
            outcomes::addAll,
            new FailureLog("Rows that the database refused"));
    try {
      outcomes.addAll(write(samples));
    } catch (Isolation.RefusedRow first) {
      isolation.run(first);
    }
  }

  private List<Outcome> write(List<Sample> some) throws SQLException {
    writes++;
    for (Sample sample : some) {
      if (bad.contains((int) sample.value())) {
        throw new Isolation.RefusedRow(named ? sample : null, new SQLException("refused", "23514"));
      }
    }
    return some.stream().map(sample -> Outcome.STORED).toList();
  }

  private void assertDecided() {
    assertThat(outcomes).hasSize(samples.size());
    for (int i = 0; i < samples.size(); i++) {
      assertThat(outcomes.get(i) instanceof Outcome.Rejected)
          .as("row %d", i)
          .isEqualTo(bad.contains(i));
    }
  }

  private static Sample sample(int number) {
    return new Sample(
        Stream.VITAL,
        new Subject("LCP", "/"),
        "",
        number,
        null,
        Instant.EPOCH,
        null,
        new PipelineFixture.RowOfVital("LCP", "/", number));
  }
}
