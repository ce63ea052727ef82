package io.groundspeed.platform.demo;

import io.groundspeed.platform.demo.DemoPlace.Step;
import jakarta.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Simulates clients working through their journeys, section by section, until the present. */
final class DemoHistory {
  private static final List<String> ANSWERS = DemoTexts.phrases("answers");
  private static final List<String> ACCEPTED = DemoTexts.phrases("accepted");
  private static final List<String> MORE = DemoTexts.phrases("more");
  private static final List<Integer> STARS = List.of(5, 5, 5, 5, 5, 4, 4, 4, 4, 3);

  private final DemoRows rows = new DemoRows();
  private final Map<Long, TreeSet<LocalDate>> days = new HashMap<>();
  private final Chance chance;
  private final Instant present;

  DemoHistory(Chance chance, Instant present) {
    this.chance = chance;
    this.present = present;
  }

  /**
   * Simulates a client on a journey.
   *
   * @param diligent submits soon, requests every review, and never gives up
   */
  void walk(long client, DemoPlace place, Instant from, boolean diligent) {
    if (!from.isBefore(present)) {
      return;
    }
    happened("journey_viewed", client, place, from.minusSeconds(300));
    happened("journey_enrolled", client, place, from);
    Instant at = from;
    for (Step step : place.steps()) {
      if (!diligent && chance.of(0.08)) {
        enroll(client, place, chance.of(0.6) ? "cancelled" : "paused", from, null);
        return;
      }
      Instant submitted = chance.after(at, 3, diligent ? 48 : 110);
      Instant passed =
          submitted.isBefore(present) ? pass(client, place, step, submitted, diligent) : null;
      if (passed == null) {
        enroll(client, place, "active", from, null);
        return;
      }
      at = passed;
    }
    enroll(client, place, "completed", from, at);
    certify(client, place, at);
  }

  /** Returns when the section was passed; null if it is not passed yet. */
  private @Nullable Instant pass(
      long client, DemoPlace place, Step step, Instant submitted, boolean diligent) {
    happened("section_submitted", client, place, submitted);
    Instant passed =
        diligent || chance.of(0.55) ? review(client, place, step, submitted) : submitted;
    Instant done = passed != null && passed.isBefore(present) ? passed : null;
    if (done != null) {
      happened("section_completed", client, place, done);
    }
    rows.progress.add(
        new @Nullable Object[] {
          client,
          step.section(),
          done != null ? "completed" : passed == null ? "submitted" : "in_progress",
          answer(step),
          submitted,
          done,
          done == null ? submitted : done
        });
    return done;
  }

  private String answer(Step step) {
    return Json.createObjectBuilder()
        .add(Long.toString(step.question()), chance.oneOf(ANSWERS))
        .build()
        .toString();
  }

  /** Returns when the client passed after the review; null if the review is not completed. */
  private @Nullable Instant review(long client, DemoPlace place, Step step, Instant asked) {
    Instant claimed = chance.after(asked, 0.5, 36);
    Instant completed = chance.after(claimed, 0.3, 26);
    boolean accepted = chance.of(0.88);
    long mentor = chance.oneOf(place.mentors());
    String comment = chance.oneOf(accepted ? ACCEPTED : MORE);
    Integer stars = chance.of(0.7) ? chance.oneOf(STARS) : null;
    Instant seen = chance.after(completed, 0.2, 30);
    boolean isClaimed = claimed.isBefore(present);
    boolean isCompleted = completed.isBefore(present);
    boolean isSeen = seen.isBefore(present);
    rows.reviews.add(
        new @Nullable Object[] {
          step.section(),
          client,
          isClaimed ? mentor : null,
          isCompleted ? "completed" : isClaimed ? "claimed" : "pending",
          place.fee(),
          isCompleted ? comment : null,
          isCompleted ? accepted : null,
          isSeen ? stars : null,
          asked,
          isClaimed ? claimed : null,
          isCompleted ? completed : null,
          isSeen ? seen : null
        });
    if (isClaimed) {
      happened("review_claimed", mentor, place, claimed);
    }
    if (isCompleted) {
      happened("review_completed", mentor, place, completed);
    }
    return isCompleted ? accepted ? completed : chance.after(completed, 4, 40) : null;
  }

  private void enroll(
      long client, DemoPlace place, String status, Instant from, @Nullable Instant completed) {
    rows.enrollments.add(new @Nullable Object[] {client, place.journey(), status, from, completed});
  }

  private void certify(long client, DemoPlace place, Instant at) {
    String code = chance.hex(16);
    String number =
        "GS-%d-%s"
            .formatted(
                at.atOffset(ZoneOffset.UTC).getYear(),
                code.substring(0, 8).toUpperCase(Locale.ROOT));
    rows.certificates.add(new @Nullable Object[] {client, place.journey(), number, code, at});
  }

  /** Simulates visits to the site on some days, without further activity. */
  void visit(long client, Instant from, DemoPlace place) {
    for (Instant at = chance.after(from, 1, 96);
        at.isBefore(present);
        at = chance.after(at, 6, 380)) {
      happened("journey_viewed", client, place, at);
    }
  }

  private void happened(String event, long user, DemoPlace place, Instant at) {
    rows.events.add(new @Nullable Object[] {event, user, place.journey(), at});
    days.computeIfAbsent(user, id -> new TreeSet<>())
        .add(at.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /** Returns all rows. */
  DemoRows rows() {
    rows.streaks.clear();
    days.forEach((user, active) -> rows.streaks.add(streak(user, active)));
    return rows;
  }

  private static @Nullable Object[] streak(long user, TreeSet<LocalDate> active) {
    int current = 0;
    int longest = 0;
    LocalDate before = null;
    for (LocalDate day : active) {
      current = before != null && before.plusDays(1).equals(day) ? current + 1 : 1;
      longest = Math.max(longest, current);
      before = day;
    }
    return new @Nullable Object[] {user, current, longest, before};
  }
}
