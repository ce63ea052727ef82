package io.groundspeed.database;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One verdict for each database check that currently reports a problem. */
@ApplicationScoped
class DatabaseVerdicts implements VerdictSource {
  private static final String PATH = Screen.DATABASE.getPath();

  private DatabaseHealth health;

  /** For the container. */
  protected DatabaseVerdicts() {}

  @Inject
  DatabaseVerdicts(DatabaseHealth health) {
    this.health = health;
  }

  @Override
  public String about() {
    return "Database";
  }

  @Override
  public List<Verdict> verdicts(TimeRange range) {
    return of(health.checks());
  }

  /** Informational results appear only on the Database screen. */
  static List<Verdict> of(List<CheckResult> results) {
    Map<Check, List<CheckResult>> byCheck = new EnumMap<>(Check.class);
    for (CheckResult result : results) {
      if (result.check().getRating() != null) {
        byCheck.computeIfAbsent(result.check(), check -> new ArrayList<>()).add(result);
      }
    }
    if (byCheck.isEmpty()) {
      return List.of(Verdict.of(Rating.GOOD, "The checks of the database found nothing", PATH));
    }
    return byCheck.entrySet().stream()
        .map(one -> Verdict.of(one.getKey().getRating(), sentence(one.getValue()), PATH))
        .toList();
  }

  private static String sentence(List<CheckResult> results) {
    CheckResult first = results.get(0);
    String others =
        switch (results.size()) {
          case 1 -> "";
          case 2 -> " and 1 other";
          default -> " and " + (results.size() - 1) + " others";
        };
    return "%s: %s%s".formatted(first.check().getTitle(), first.place(), others);
  }
}
