package io.groundspeed.probe;

import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.launcher.WildFlyServer;
import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * One server with the {@link DeveloperEar}, the {@link PlainShop} and the {@link RestShop}, shared
 * by all classes that check what the probe measured of them.
 */
final class ProbedServer implements BeforeAllCallback {
  private static RunningGroundspeed groundspeed;

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(ProbedServer.class))
        .getOrComputeIfAbsent(Started.class, key -> new Started(), Started.class);
  }

  /** Returns the root address, with a trailing slash. */
  static String url() {
    return groundspeed.node(0).url();
  }

  static WildFlyServer node() {
    return groundspeed.node(0);
  }

  static Beacons http() {
    return new Beacons(url());
  }

  static EmbeddedDatabase embedded() {
    return groundspeed.database();
  }

  static Database database() {
    return new Database(groundspeed.database());
  }

  private static final class Started implements AutoCloseable {
    Started() {
      groundspeed =
          RunningGroundspeed.withNodes(
              1,
              node ->
                  node.deployment(DeveloperEar.archive())
                      .deployment(PlainShop.archive())
                      .deployment(RestShop.archive())
                      .deployment(FacesShop.archive())
                      .deployment(OwnSources.archive())
                      .env("GROUNDSPEED_ENDPOINTS", "plain.war: /plain/single/ruled/{id}"));
    }

    @Override
    public void close() {
      groundspeed.close();
    }
  }
}
