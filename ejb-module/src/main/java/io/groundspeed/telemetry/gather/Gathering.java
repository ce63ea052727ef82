package io.groundspeed.telemetry.gather;

import io.groundspeed.postgres.Telemetry;
import io.groundspeed.shared.Environment;
import io.groundspeed.telemetry.intake.Cardinality;
import io.groundspeed.telemetry.intake.TelemetrySettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Runs this node's {@link Gatherer} over all sources. */
@Singleton
@Startup
@DependsOn("Telemetry")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed("admin")
public class Gathering {
  private static final long DRAIN_SECONDS = 4;

  @Inject @Telemetry private DataSource dataSource;

  @Resource private ManagedThreadFactory threads;
  @Inject private Cardinality cardinality;
  @Inject @Any private Instance<Source> sources;

  private GatheringFigures figures;
  private Gatherer gatherer;
  private Thread thread;

  @PostConstruct
  void start() {
    List<Source> all = sources.stream().toList();
    String node = TelemetrySettings.of(Environment.ofProcess()).node();
    figures = new GatheringFigures(cardinality);
    gatherer = new Gatherer(all, cardinality, dataSource, node, figures);
    thread = threads.newThread(gatherer);
    thread.setName("groundspeed-gatherer");
    thread.start();
  }

  @PreDestroy
  void stop() {
    gatherer.stop();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(DRAIN_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }

  /** Returns the outcome of the events of all sources. */
  public GatheringState state() {
    return figures.state();
  }
}
