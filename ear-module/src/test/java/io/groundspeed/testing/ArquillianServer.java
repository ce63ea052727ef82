package io.groundspeed.testing;

import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.launcher.WildFlyServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The one server that all Arquillian tests deploy to, with its database: started before the first
 * test, so that {@code arquillian.xml} finds its management port, and stopped after the last. The
 * tests of faults start their own nodes and go without it.
 */
public final class ArquillianServer implements LauncherSessionListener {
  private static final Duration START = Duration.ofMinutes(4);

  private static EmbeddedDatabase database;
  private static WildFlyServer server;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (!System.getProperty("groundspeed.groups", "").contains("faults")) {
      Path home = Build.freshDirectory("arquillian");
      database = EmbeddedDatabase.in(home).start();
      server =
          WildFlyServer.builder(Build.server(), home)
              .portOffset(PortOffsets.next())
              .database(database)
              .env("GROUNDSPEED_ADMIN_PASSWORD", RunningGroundspeed.ADMIN_PASSWORD)
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

  /** The address of its root, with a slash at the end. */
  public static String url() {
    return server.url();
  }

  /** The database behind the data sources of the deployment. */
  public static EmbeddedDatabase database() {
    return database;
  }
}
