package io.groundspeed.testing;

import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.launcher.WildFlyServer;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStarted;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The server to which all Arquillian tests deploy, with its database. It is started when Arquillian
 * starts, before that reads the management port from {@code arquillian.xml}, and stopped after the
 * last test.
 */
public final class ArquillianServer implements LoadableExtension, LauncherSessionListener {
  private static final Duration START = Duration.ofMinutes(4);
  private static final int BEFORE_THE_CONFIGURATION = 100;

  private static EmbeddedDatabase database;
  private static WildFlyServer server;

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(ArquillianServer.class);
  }

  /** Called by Arquillian, once per class if the classes run one by one. */
  public void start(@Observes(precedence = BEFORE_THE_CONFIGURATION) ManagerStarted event) {
    if (server == null) {
      Path home = Build.freshDirectory("arquillian");
      database = PreparedDatabase.in(home).start();
      server =
          Build.serverIn(home)
              .portOffset(PortOffsets.next())
              .database(database)
              .start()
              .awaitStarted(START);
      System.setProperty("groundspeed.management.port", Integer.toString(server.managementPort()));
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (server != null) {
      server.close();
      database.close();
    }
  }

  /** Returns the root address, with a trailing slash. */
  public static String url() {
    return server.url();
  }

  /** Returns the database behind the data sources of the deployment. */
  public static EmbeddedDatabase database() {
    return database;
  }
}
