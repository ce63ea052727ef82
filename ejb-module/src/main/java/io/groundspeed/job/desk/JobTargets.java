package io.groundspeed.job.desk;

import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
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
    Double share = ended == 0 ? null : (double) succeeded / ended;
    return new Target(
        "Job success",
        "> " + Thresholds.percent(Thresholds.JOB_SUCCESS),
        share == null ? null : Format.share(share),
        share == null || ended < Thresholds.LEAST_RATED
            ? null
            : Boolean.valueOf(share > Thresholds.JOB_SUCCESS),
        Screen.JOBS.getPath());
  }
}
