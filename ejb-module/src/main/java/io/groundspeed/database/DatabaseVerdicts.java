package io.groundspeed.database;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Place;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import io.groundspeed.verdict.VerdictSubject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;

/**
 * A verdict for each problem that the checks of the database find; those of one check are about one
 * subject. The checks examine the present, so a range that has ended has none.
 */
@ApplicationScoped
class DatabaseVerdicts implements VerdictSource {
  private static final Place PLACE = Place.of(Screen.DATABASE);

  private DatabaseHealth health;
  private InstantSource time;

  /** For the container. */
  protected DatabaseVerdicts() {}

  @Inject
  DatabaseVerdicts(DatabaseHealth health, InstantSource time) {
    this.health = health;
    this.time = time;
  }

  @Override
  public String about() {
    return "Database";
  }

  @Override
  public List<Verdict> verdicts(TimeRange range) {
    return range.isCurrent(time.instant()) ? of(health.checks(null)) : List.of();
  }

  /** Informational results appear only on the Database screen. */
  static List<Verdict> of(List<CheckResult> results) {
    List<Verdict> verdicts =
        results.stream()
            .filter(result -> result.check().getRating() != null)
            .map(DatabaseVerdicts::verdict)
            .toList();
    return verdicts.isEmpty()
        ? List.of(Verdict.of(Rating.GOOD, "The checks of the database found nothing", PLACE))
        : verdicts;
  }

  private static Verdict verdict(CheckResult result) {
    String title = result.check().getTitle();
    return Verdict.of(result.check().getRating(), "%s: %s".formatted(title, result.place()), PLACE)
        .about(
            VerdictSubject.of(
                "check " + result.check(),
                PLACE,
                found -> "%s in %d places".formatted(title, found.size())));
  }
}
