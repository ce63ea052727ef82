package io.groundspeed.testing;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.groundspeed.job.JobEar;
import io.groundspeed.platform.QuestionedEar;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * One running Groundspeed with the demo, shared by all test classes that are its clients; it ends
 * after the last one. In addition to the build's content, its EAR holds {@link
 * io.groundspeed.platform.Question} and the handlers in {@code io.groundspeed.job.fixture}.
 *
 * <p>A class that counts visits calls {@link Database#forgetVisits()} first, and one that counts
 * jobs removes those of other classes, because data of earlier classes is still stored.
 */
public final class Groundspeed implements BeforeAllCallback {
  /** The password of {@code client} and {@code mentor}. */
  public static final String PASSWORD = "the demo's own password";

  /** The minimum of rounds that bcrypt allows, for tests that log in hundreds of times. */
  private static final int FEWEST_ROUNDS = 4;

  private static RunningGroundspeed running;

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(Groundspeed.class))
        .getOrComputeIfAbsent(Started.class, key -> new Started(), Started.class);
  }

  /** Returns the root address, with a trailing slash. */
  public static String url() {
    return running.node(0).url();
  }

  /** Returns the directory with its logs and its launcher's output. */
  public static Path logDirectory() {
    return running.node(0).logFile().getParent();
  }

  public static Database database() {
    return new Database(running.database());
  }

  /**
   * Returns the hash of a password for a test's account, with which a log-in takes almost no time.
   */
  public static String quickHash(String password) {
    return BCrypt.withDefaults().hashToString(FEWEST_ROUNDS, password.toCharArray());
  }

  private static final class Started implements AutoCloseable {
    Started() {
      Path ear = Build.freshDirectory("groundspeed").resolve("groundspeed.ear");
      QuestionedEar.of(JobEar.forClients()).as(ZipExporter.class).exportTo(ear.toFile());
      running =
          RunningGroundspeed.withNodes(
              1,
              node ->
                  node.deployment(ear)
                      .env("GROUNDSPEED_DEMO", "true")
                      .env("GROUNDSPEED_DEMO_PASSWORD", PASSWORD)
                      .env("GROUNDSPEED_BEACON_BURST", "100000"));
      Map.of("admin", RunningGroundspeed.ADMIN_PASSWORD, "client", PASSWORD, "mentor", PASSWORD)
          .forEach(Started::hashQuickly);
    }

    /** The servers of BeaconIT, TwoNodesIT and SetUpIT keep the hash that Groundspeed created. */
    private static void hashQuickly(String name, String password) {
      database()
          .execute(
              "UPDATE groundspeed.users SET password_hash = '%s' WHERE username = '%s'"
                  .formatted(quickHash(password), name));
    }

    @Override
    public void close() {
      running.close();
    }
  }
}
