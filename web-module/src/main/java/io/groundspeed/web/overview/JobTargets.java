package io.groundspeed.web.overview;

import io.groundspeed.job.desk.JobHealth;
import io.groundspeed.job.desk.TypeHealth;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.frame.Format;
import io.groundspeed.web.frame.Screen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Of the attempts that end, more than 95 % succeed. */
@ApplicationScoped
class JobTargets implements TargetSource {
  private static final double LEAST = 0.95;

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
        "> 95 %",
        share == null ? null : Format.share(share),
        share == null ? null : share > LEAST,
        Screen.JOBS.getPath());
  }
}
