package io.groundspeed.web.frame;

import io.groundspeed.deployment.Deployment;
import io.groundspeed.deployment.Deployments;
import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The deployments in the range, which every time chart marks. */
@Named("deployments")
@RequestScoped
public class DeploymentMarks {
  private static final int DRAWN = 50;
  private static final int NAMED = 4;
  private static final Duration TO_THE_MINUTE = Duration.ofMinutes(1);

  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private Deployments deployments;

  private TimeRange range;
  private @Nullable List<Deployment> all;

  protected DeploymentMarks() {}

  DeploymentMarks(TimeRange range, List<Deployment> all) {
    this.range = range;
    this.all = all;
  }

  @PostConstruct
  void open() {
    range = frame.getRange();
  }

  private List<Deployment> all() {
    List<Deployment> known = all;
    if (known == null) {
      Region<List<Deployment>> region =
          regions.read(List.of("deployments", range.name()), () -> deployments.within(range)).get();
      known = region.isShown() ? region.known() : List.of();
      all = known;
    }
    return known;
  }

  /** Returns whether there was no deployment in the range, or none could be read. */
  public boolean isNone() {
    return all().isEmpty();
  }

  /**
   * Returns a sentence that lists the deployments, for example {@code Deployed: shop.war 12:30 UTC,
   * blog.war 11:05 UTC (2 nodes).}
   */
  public String getSentence() {
    int unnamed = all().size() - NAMED;
    return all().stream()
        .limit(NAMED)
        .map(this::name)
        .collect(
            Collectors.joining(
                ", ",
                "Deployed: ",
                unnamed > 0 ? ", and " + Format.exact((long) unnamed) + " more before." : "."));
  }

  private String name(Deployment deployment) {
    String nodes = deployment.nodes() > 1 ? " (%d nodes)".formatted(deployment.nodes()) : "";
    return deployment.name() + " " + label(deployment) + " UTC" + nodes;
  }

  private String label(Deployment deployment) {
    return Format.slot(deployment.at(), range.length(), TO_THE_MINUTE);
  }

  /**
   * Returns the latest deployments for {@code charts.js}, as pairs of seconds since 1970 and a
   * name.
   */
  public String getJson() {
    JsonArrayBuilder marks = Json.createArrayBuilder();
    all().stream()
        .limit(DRAWN)
        .forEach(
            deployment ->
                marks.add(
                    Json.createArrayBuilder()
                        .add(deployment.at().getEpochSecond())
                        .add(deployment.name())));
    return marks.build().toString();
  }
}
