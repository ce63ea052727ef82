package io.groundspeed.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.launcher.WildFlyServer;
import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * The built EAR on a server that accepts beacons from two other origins, trusts a proxy, and limits
 * each address. It is shared by all classes about beacons.
 */
final class BeaconServer implements BeforeAllCallback {
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private static StaticSite allowed;
  private static RunningGroundspeed groundspeed;
  private static Beacons beacons;

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(BeaconServer.class))
        .getOrComputeIfAbsent(Started.class, key -> new Started(), Started.class);
  }

  static WildFlyServer node() {
    return groundspeed.node(0);
  }

  static Database database() {
    return new Database(groundspeed.database());
  }

  static Beacons beacons() {
    return beacons;
  }

  /** Returns a site whose origin the server allows. */
  static StaticSite allowedSite() {
    return allowed;
  }

  /** Posts from a separate address each time, so that no test uses up the rate of another. */
  static HttpResponse<String> post(String body, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "X-Forwarded-For";
    all[1] = address();
    System.arraycopy(headers, 0, all, 2, headers.length);
    return beacons().post(body, all);
  }

  /** Returns an address that has not been used yet. */
  static String address() {
    int n = ADDRESSES.incrementAndGet();
    return "198.51.%d.%d".formatted(n / 250, n % 250 + 1);
  }

  static void assertRefused(HttpResponse<String> answer, int status, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonObject problem = json(answer);
    assertThat(problem.getInt("status")).isEqualTo(status);
    assertThat(problem.getString("detail")).isNotBlank().doesNotContain("Exception");
    if (field != null) {
      assertThat(problem.getString("field")).isEqualTo(field);
    }
  }

  /** Returns the balance of all events. */
  static JsonObject events() {
    return json(beacons().asAdmin("api/performance/system")).getJsonObject("events");
  }

  static JsonObject json(HttpResponse<String> answer) {
    return Json.createReader(new StringReader(answer.body())).readObject();
  }

  private static final class Started implements AutoCloseable {
    Started() {
      allowed = StaticSite.start("/allowed");
      groundspeed =
          RunningGroundspeed.withNodes(
              1,
              node ->
                  node.deployment(Build.ear())
                      .env(
                          "GROUNDSPEED_ALLOWED_ORIGINS", "https://shop.example," + allowed.origin())
                      .env("GROUNDSPEED_TRUSTED_PROXIES", "127.0.0.1")
                      .env("GROUNDSPEED_COUNTRY_HEADER", "CF-IPCountry")
                      .env("GROUNDSPEED_BEACON_RATE", "1")
                      .env("GROUNDSPEED_BEACON_BURST", "20"));
      beacons = new Beacons(node().url());
    }

    @Override
    public void close() {
      groundspeed.close();
      allowed.close();
    }
  }
}
