package io.groundspeed.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes the pictures of the README, with generated visits of a week: {@code mvn verify -Ppictures}.
 */
@Tag("pictures")
@ExtendWith({Groundspeed.class, Browsing.class})
class ReadmePicturesIT {
  private static final Path PICTURES = Path.of("..", "src", "docs", "pictures");
  private static final int HEIGHT = 1_000;
  private static final int SHORT = 640;
  private static final int HOURS = 7 * 24;

  /** Pages with their slowness, 1 for a fast one, and their visits per hour. */
  private static final Map<String, double[]> PAGES =
      Map.of(
          "/", new double[] {0.7, 12},
          "/shop/{item}", new double[] {1.1, 10},
          "/search", new double[] {1.9, 5},
          "/basket", new double[] {0.9, 4},
          "/checkout", new double[] {1.4, 3});

  /** The median of each vital on a page whose slowness is 1, in milliseconds or without a unit. */
  private static final Map<VitalMetric, Double> MEDIANS =
      Map.of(
          VitalMetric.LCP, 1_700.0,
          VitalMetric.INP, 120.0,
          VitalMetric.CLS, 0.04,
          VitalMetric.FCP, 1_050.0,
          VitalMetric.TTFB, 380.0);

  private static final Random RANDOM = new Random(7);

  @BeforeAll
  static void seed() throws SQLException {
    SeededTelemetry.forget();
    SeededTelemetry seeded = new SeededTelemetry("shop.war");
    for (int hour = 0; hour < HOURS; hour++) {
      Duration ago = Duration.ofHours(hour).plusMinutes(20);
      double busy = 1 + 0.6 * Math.sin((hour + 6) * Math.PI / 12);
      PAGES.forEach((page, kind) -> visits(seeded, page, kind[0], kind[1] * busy, ago));
      requests(seeded, busy, ago);
    }
    seeded.store();
  }

  private static void visits(
      SeededTelemetry seeded, String page, double slowness, double visits, Duration ago) {
    for (int visit = 0; visit < visits; visit++) {
      String device = RANDOM.nextInt(10) < 6 ? "mobile" : "desktop";
      double factor = slowness * (device.equals("mobile") ? 1.2 : 0.7);
      MEDIANS.forEach(
          (metric, median) ->
              seeded.vitals(metric, page, device, median * factor * spread(0.45), ago));
    }
  }

  private static void requests(SeededTelemetry seeded, double busy, Duration ago) {
    for (int i = 0; i < 12; i++) {
      int calls = (int) Math.round(20 * busy);
      seeded
          .requests("/", 200, 3 * calls, 18 * spread(0.5), ago)
          .requests("/shop/{item}", 200, 2 * calls, 45 * spread(0.6), ago)
          .requests("/search", 200, calls, 420 * spread(0.7), ago)
          .requests("/basket", 200, calls / 2, 60 * spread(0.4), ago)
          .requests("/checkout", 200, calls / 3, 180 * spread(0.5), ago);
    }
    seeded.requests("/checkout", 503, ago.toHours() < 6 ? 9 : 0, 900 * spread(0.3), ago);
    seeded.reads("hits", (int) (900 * busy), ago).reads("misses", (int) (70 * busy), ago);
  }

  /** Returns a factor with the median 1 from a log-normal distribution. */
  private static double spread(double sigma) {
    return Math.exp(sigma * RANDOM.nextGaussian());
  }

  @Test
  void the_readme_shows_the_screens_as_they_are(Browser browser) {
    Tab tab = browser.admin();
    tab.page().setViewportSize(1_440, HEIGHT);
    tab.colours(ColorScheme.LIGHT);
    picture(tab, "overview?range=24h", "overview");
    picture(tab, "vitals?range=7d", "web-vitals");
    tab.page().setViewportSize(1_440, SHORT);
    picture(tab, "endpoints?range=24h", "endpoints");

    assertThat(tab.complaints()).isEmpty();
  }

  private static void picture(Tab tab, String view, String name) {
    tab.open("/admin/performance/" + view);
    tab.colours(ColorScheme.LIGHT); // which waits until nothing moves
    byte[] taken =
        tab.page()
            .screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));

    assertThat(taken.length).as(name).isGreaterThan(50_000);
  }
}
