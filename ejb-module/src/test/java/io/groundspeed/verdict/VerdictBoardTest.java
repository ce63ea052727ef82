package io.groundspeed.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.sketch.Rating;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictBoardTest {
  private static final VerdictSubject QUERIES =
      VerdictSubject.of(
          "queries",
          new Place("/queries", java.util.Map.of("sort", "-avg")),
          members -> members.size() + " queries are slow, first " + members.get(0).sentence());

  @Test
  void verdicts_about_one_subject_are_one_line_with_the_values_of_the_worst() {
    Since since = Since.at(Instant.EPOCH);
    Verdict worst =
        verdict(Rating.POOR, "a", 24)
            .about(QUERIES)
            .measured("2.43 s", "≤ 100 ms")
            .changed(Change.ofCount(2, 1))
            .since(since);

    VerdictBoard board =
        VerdictBoard.of(
            List.of(
                verdict(Rating.NEEDS_IMPROVEMENT, "c", 1).about(QUERIES),
                verdict(Rating.NEEDS_IMPROVEMENT, "other", 30),
                worst,
                verdict(Rating.NEEDS_IMPROVEMENT, "b", 2).about(QUERIES)));

    assertThat(board.open())
        .extracting(line -> line.verdict().sentence())
        .containsExactly("3 queries are slow, first a", "other");
    VerdictLine group = board.open().get(0);
    assertThat(group.members()).extracting(Verdict::sentence).containsExactly("a", "b", "c");
    assertThat(group.verdict().rating()).isEqualTo(Rating.POOR);
    assertThat(group.verdict().measured()).isEqualTo(worst.measured());
    assertThat(group.verdict().since()).isEqualTo(since);
    assertThat(group.verdict().parameters()).containsEntry("sort", "-avg");
    assertThat(board.open().get(1).isGroup()).isFalse();
  }

  @Test
  void a_subject_with_one_verdict_shows_its_own_sentence_and_place() {
    VerdictLine line =
        VerdictBoard.of(List.of(verdict(Rating.POOR, "a", 1).about(QUERIES))).open().get(0);

    assertThat(line.verdict().sentence()).isEqualTo("a");
    assertThat(line.isGroup()).isFalse();
  }

  @Test
  void the_rating_orders_first_then_the_distance_from_the_target() {
    VerdictBoard board =
        VerdictBoard.of(
            List.of(
                verdict(Rating.NEEDS_IMPROVEMENT, "far", 9),
                verdict(Rating.POOR, "near", 1),
                verdict(Rating.NEEDS_IMPROVEMENT, "b", 2),
                verdict(Rating.NEEDS_IMPROVEMENT, "a", 2)));

    assertThat(board.open())
        .extracting(line -> line.verdict().sentence())
        .containsExactly("near", "far", "a", "b");
  }

  @Test
  void seven_lines_are_open_and_the_rest_is_folded() {
    List<Verdict> sixty = new ArrayList<>();
    IntStream.range(0, 60).forEach(i -> sixty.add(verdict(Rating.POOR, "v" + i, 60 - i)));

    VerdictBoard board = VerdictBoard.of(sixty);

    assertThat(board.open()).hasSize(VerdictBoard.MOST_OPEN);
    assertThat(board.open().get(6).verdict().sentence()).isEqualTo("v6");
    assertThat(board.more())
        .hasSize(53)
        .first()
        .extracting(VerdictLine::verdict)
        .isEqualTo(sixty.get(7));
  }

  @Test
  void what_is_fine_and_what_lacks_data_need_no_attention() {
    VerdictBoard board =
        VerdictBoard.of(
            List.of(verdict(Rating.GOOD, "fine", 0), verdict(null, "unknown", 0).about(QUERIES)));

    assertThat(board.open()).isEmpty();
    assertThat(board.more()).isEmpty();
    assertThat(board.fine()).extracting(Verdict::sentence).containsExactly("fine");
    assertThat(board.unrated()).extracting(Verdict::sentence).containsExactly("unknown");
  }

  private static Verdict verdict(Rating rating, String sentence, double distance) {
    return Verdict.of(rating, sentence, "/" + sentence).distant(distance);
  }
}
