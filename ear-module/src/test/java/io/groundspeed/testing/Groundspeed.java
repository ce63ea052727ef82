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
 * One running Groundspeed with the demo, for all classes of tests that are its clients; it ends
 * with the last of them. Beside what the build made its EAR holds {@link
 * io.groundspeed.platform.Question} and the handlers of {@code io.groundspeed.job.fixture}.
 *
 * <p>A class that counts visits calls {@link Database#forgetVisits()} first, and one that counts
 * jobs removes those of others: what the classes before left is still there.
 */
public final class Groundspeed implements BeforeAllCallback {
  /** The password of {@code client} and of {@code mentor}. */
  public static final String PASSWORD = "the demo's own password";

  /** As few rounds as bcrypt allows, for who logs in hundreds of times. */
  private static final int FEWEST_ROUNDS = 4;

  private static RunningGroundspeed running;

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(Groundspeed.class))
        .getOrComputeIfAbsent(Started.class, key -> new Started(), Started.class);
  }

  /** The address of its root, with a slash at the end. */
  public static String url() {
    return running.node(0).url();
  }

  /** Where it writes its logs, and its launcher what it has to say. */
  public static Path logDirectory() {
    return running.node(0).logFile().getParent();
  }

  public static Database database() {
    return new Database(running.database());
  }

  /** The hash of a password as an account of a test has it: a log-in with it takes no time. */
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

    /** The servers of BeaconIT, TwoNodesIT and SetUpIT keep the hash that Groundspeed made. */
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
