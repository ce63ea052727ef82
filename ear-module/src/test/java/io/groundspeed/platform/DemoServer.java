package io.groundspeed.platform;

import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One server with the demo, for all classes that look at the platform; ends with the last. */
final class DemoServer implements BeforeAllCallback {
  /** The password of {@code client} and of {@code mentor}. */
  static final String PASSWORD = "the demo's own password";

  private static RunningGroundspeed groundspeed;

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(DemoServer.class))
        .getOrComputeIfAbsent(Started.class, key -> new Started(), Started.class);
  }

  /** The address of its root, with a slash at the end. */
  static String url() {
    return groundspeed.node(0).url();
  }

  static Database database() {
    return new Database(groundspeed.database());
  }

  private static final class Started implements ExtensionContext.Store.CloseableResource {
    Started() {
      Path ear = Build.freshDirectory("demo").resolve("groundspeed.ear");
      QuestionedEar.archive().as(ZipExporter.class).exportTo(ear.toFile());
      groundspeed =
          RunningGroundspeed.withNodes(
              1,
              node ->
                  node.deployment(ear)
                      .env("GROUNDSPEED_DEMO", "true")
                      .env("GROUNDSPEED_DEMO_PASSWORD", PASSWORD));
    }

    @Override
    public void close() {
      groundspeed.close();
    }
  }
}
