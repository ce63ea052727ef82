package io.groundspeed.query.source;

import io.groundspeed.probe.Probe;
import io.groundspeed.query.source.ServerDataSources.Measured;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The databases to which the measured data sources of this server connect. */
@ApplicationScoped
public class MeasuredDatabases {
  private static final String OWN_SOURCE = "GroundspeedDS";

  private final ServerDataSources sources;

  public MeasuredDatabases() {
    this(new ServerDataSources());
  }

  MeasuredDatabases(ServerDataSources sources) {
    this.sources = sources;
  }

  /**
   * Returns a sentence that says why a statement may have run on another database than
   * Groundspeed's own. Empty if it ran on ours: Groundspeed ran it too, or all measured data
   * sources connect to our database.
   *
   * @param deployments that ran it
   */
  public Optional<String> elsewhere(Collection<String> deployments) {
    if (deployments.contains(Probe.OWN_DEPLOYMENT)) {
      return Optional.empty();
    }
    List<Measured> all = sources.measured();
    List<String> own =
        all.stream().filter(it -> it.name().equals(OWN_SOURCE)).map(Measured::database).toList();
    String others =
        all.stream()
            .filter(source -> !own.contains(source.database()))
            .map(Measured::name)
            .collect(Collectors.joining(", "));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "It may have run on another database, for which Groundspeed has no log-in: that of "
                + others
                + ".");
  }
}
