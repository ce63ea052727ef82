package io.groundspeed.job.desk;

import io.groundspeed.format.Quantity;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Place;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Target;
import io.groundspeed.verdict.TargetSource;
import io.groundspeed.verdict.Thresholds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The target for the share of ended attempts that succeed. */
@ApplicationScoped
class JobTargets implements TargetSource {
  private JobHealth health;

  protected JobTargets() {}

  @Inject
  JobTargets(JobHealth health) {
    this.health = health;
  }

  @Override
  public String about() {
    return "Jobs";
  }

  @Override
  public List<Target> targets(TimeRange range) {
    return List.of(of(health.types(range)));
  }

  static Target of(List<TypeHealth> types) {
    long succeeded = types.stream().mapToLong(TypeHealth::succeeded).sum();
    long ended = succeeded + types.stream().mapToLong(TypeHealth::failed).sum();
    Target target =
        Target.of(
            "Job success",
            "> " + Thresholds.percent(Thresholds.JOB_SUCCESS),
            succeeded == ended
                ? Place.of(Screen.JOBS)
                : Place.of(Screen.JOBS).with("status", "failed"));
    if (ended == 0) {
      return target;
    }
    double share = (double) succeeded / ended;
    Boolean met =
        ended < Thresholds.LEAST_RATED ? null : Boolean.valueOf(share > Thresholds.JOB_SUCCESS);
    return target.measured(share, Quantity.SHARE, met);
  }
}
