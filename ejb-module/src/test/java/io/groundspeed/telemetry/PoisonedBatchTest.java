package io.groundspeed.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.flush.FailureLog;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.intake.Cardinality;
import io.groundspeed.telemetry.intake.Intake;
import io.groundspeed.telemetry.intake.Outcome;
import io.groundspeed.telemetry.raw.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Rows that the database rejects, in batches with valid rows of other senders. */
class PoisonedBatchTest extends OnPipeline {
  private final List<CompletableFuture<List<Outcome>>> poisoned = new ArrayList<>();
  private final List<CompletableFuture<List<Outcome>>> innocent = new ArrayList<>();

  @Test
  void senders_of_bad_rows_alone_lose_them_and_no_one_else_loses_one() {
    for (int sender = 0; sender < 40; sender++) {
      List<Sample> bad = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        bad.add(node.sample("NOPE", "/", i, "bad-" + sender + "-" + i));
      }
      poisoned.add(node.submit(bad));
      innocent.add(
          node.submit(
              List.of(
                  node.sample("LCP", "/", 100, "good-" + sender),
                  node.sample("CLS", "/", 0, null))));
    }

    for (CompletableFuture<List<Outcome>> answer : innocent) {
      assertThat(answer.orTimeout(30, TimeUnit.SECONDS).join()).containsOnly(Outcome.STORED);
    }
    for (CompletableFuture<List<Outcome>> answer : poisoned) {
      assertThat(answer.orTimeout(30, TimeUnit.SECONDS).join())
          .hasSize(100)
          .hasOnlyElementsOfType(Outcome.Rejected.class);
    }
    assertThat(node.balance().rejected()).containsEntry("refused-by-database", 4_000L);
    assertThat(node.balance().stored()).isEqualTo(80);
    assertThat(node.balance().holds()).isTrue();
    assertThat(node.number("SELECT count(*) FROM groundspeed.web_vitals")).isEqualTo(80);
  }

  @Test
  void thousands_of_refused_rows_leave_a_line_or_two_in_the_log() {
    List<LogRecord> lines = new ArrayList<>();
    Logger log = Logger.getLogger(FailureLog.class.getName());
    Handler handler = remembering(lines);
    log.addHandler(handler);
    try {
      senders_of_bad_rows_alone_lose_them_and_no_one_else_loses_one();
    } finally {
      log.removeHandler(handler);
    }

    assertThat(lines).hasSizeBetween(1, 3);
  }

  @Test
  void a_key_too_long_for_an_index_is_a_bad_row_too() {
    StringBuilder noise = new StringBuilder("/");
    Random random = new Random(4);
    for (int i = 0; i < 1_500; i++) {
      noise.appendCodePoint(0x4E00 + random.nextInt(0x5000));
    }

    List<Outcome> outcomes =
        node.store(
            node.sample("LCP", "/", 1, "before"),
            node.sample("LCP", noise.toString(), 1, "long"),
            node.sample("LCP", "/", 1, "after"));

    assertThat(outcomes.get(0)).isEqualTo(Outcome.STORED);
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcomes.get(2)).isEqualTo(Outcome.STORED);
  }

  @Test
  void a_text_with_u_0000_is_stored_without_it() {
    assertThat(node.store(node.sample("LCP", "/a\0b", 1, null))).containsExactly(Outcome.STORED);

    assertThat(node.number("SELECT count(*) FROM groundspeed.web_vitals WHERE page_path = '/a?b'"))
        .isOne();
  }

  @Test
  void a_detail_too_long_for_the_sketches_counts_as_other_and_folding_goes_on() throws Exception {
    node.store(node.sample("LCP", "/" + "x".repeat(600), 7, null));
    node.pipeline().compaction().foldAll();

    assertThat(
            node.number(
                "SELECT count(*) FROM groundspeed.telemetry_sketch WHERE detail = '(other)'"))
        .isPositive();
    assertThat(node.today("LCP").count()).isOne();
  }

  @Test
  void who_sends_little_neither_waits_for_those_who_send_much_nor_is_refused_for_them()
      throws Exception {
    Intake intake = new Intake(new Accounting(), new Cardinality(node::now, 100), 100);
    List<Sample> much = Collections.nCopies(50, node.sample("LCP", "/", 1, null));
    intake.submit(much);
    intake.submit(much);
    intake.submit(List.of(node.sample("CLS", "/", 0, null)), true);
    intake.submit(List.of(node.sample("INP", "/", 0, null)), true);

    List<String> order =
        intake.take(1_000, Duration.ZERO).stream()
            .map(submission -> submission.sample(0).subject().name())
            .toList();

    assertThat(order).containsExactly("CLS", "INP", "LCP", "LCP");
  }

  private static Handler remembering(List<LogRecord> lines) {
    return new Handler() {
      @Override
      public synchronized void publish(LogRecord line) {
        lines.add(line);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
