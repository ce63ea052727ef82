package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import io.groundspeed.testing.Groundspeed;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Charts over time: zooming, zones, and intervals that are not complete. */
@ExtendWith({Groundspeed.class, Browsing.class})
class ChartsIT {
  private static final String SCREEN = "/admin/performance/vitals?metric=LCP&range=6h";
  private static final String CHART = "#trend canvas";
  private static final Pattern ENDS = Pattern.compile("range=custom&from=([^&]+)&to=([^&]+)");

  private static final Pattern SPAN =
      Pattern.compile("\\d+ \\w+ \\d\\d:\\d\\d – (?:\\d+ \\w+ )?\\d\\d:\\d\\d UTC");

  private Tab tab;

  @BeforeAll
  static void arrive() {
    Visits.arrive();
  }

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.admin();
  }

  @Test
  void dragging_over_a_chart_opens_the_dragged_time() {
    tab.open(SCREEN);
    drag(0.5, 0.75);
    assertThat(tab.text(".zooming")).matches(SPAN);

    tab.page().mouse().up();

    tab.page().waitForURL(url -> ENDS.matcher(url).find());
    tab.waitFor("summary.current", "custom");
    Matcher ends = ENDS.matcher(tab.address());
    assertThat(ends.find()).isTrue();
    assertThat(Duration.between(instant(ends.group(1)), instant(ends.group(2))))
        .isBetween(Duration.ofMinutes(70), Duration.ofMinutes(130));
    assertThat(tab.address()).contains("metric=LCP");
    assertThat(tab.find("[role=alert] li").count()).isZero();
    assertThat(tab.complaints()).isEmpty();
  }

  private static Instant instant(String encoded) {
    return Instant.parse(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
  }

  @Test
  void escape_cancels_the_drag() {
    tab.open(SCREEN);
    String before = tab.address();
    drag(0.5, 0.75);

    tab.press("Escape");
    tab.page().mouse().up();

    assertThat(tab.find(".zooming").count()).isZero();
    assertThat(tab.address()).isEqualTo(before);
  }

  @Test
  void a_click_opens_nothing() {
    tab.open(SCREEN);
    String before = tab.address();
    drag(0.5, 0.5);

    tab.page().mouse().up();

    assertThat(tab.address()).isEqualTo(before);
  }

  @Test
  void a_finger_scrolls_the_page() {
    tab.open(SCREEN);
    String before = tab.address();

    tab.run(
        """
        (() => {
          const chart = document.querySelector('#trend canvas');
          const {left, top} = chart.getBoundingClientRect();
          for (const [type, x] of [['pointerdown', 100], ['pointermove', 300], ['pointerup', 300]])
            chart.dispatchEvent(new PointerEvent(type,
              {bubbles: true, pointerType: 'touch', clientX: left + x, clientY: top + 50}));
        })()
        """);

    assertThat(tab.find(".zooming").count()).isZero();
    assertThat(tab.run("getComputedStyle(document.querySelector('#trend canvas')).touchAction"))
        .isEqualTo("auto");
    assertThat(tab.address()).isEqualTo(before);
  }

  @Test
  void an_interval_that_is_not_complete_is_named_and_dashed() {
    tab.open("/admin/performance/vitals?metric=LCP");

    assertThat(tab.text("#trend figcaption"))
        .contains("The last interval is not complete: it covers");
    assertThat(tab.find(CHART).getAttribute("aria-label"))
        .contains("The last interval is not complete");
    assertThat(
            tab.run(
                """
                (() => {
                  const {data} = Chart.getChart(document.querySelector('#trend canvas'));
                  const last = data.labels.length - 1;
                  return JSON.stringify(
                    data.datasets[0].segment.borderDash({p0DataIndex: last - 1, p1DataIndex: last}));
                })()
                """))
        .isEqualTo("[2,3]");
  }

  @Test
  void times_are_in_the_zone_of_the_viewer_with_utc_beside(Browser browser) {
    tab = browser.adminIn("Asia/Tokyo");
    tab.open(SCREEN);

    assertThat(
            tab.run(
                "Chart.getChart(document.querySelector('#trend canvas')).scales.x.options.title.text"))
        .asString()
        .startsWith("Asia/Tokyo");
    assertThat(
            tab.run(
                """
                (() => {
                  const chart = Chart.getChart(document.querySelector('#trend canvas'));
                  chart.tooltip.setActiveElements([{datasetIndex: 0, index: 0}], {x: 0, y: 0});
                  chart.update();
                  return chart.tooltip.title.join(' ');
                })()
                """))
        .asString()
        .matches(".*GMT\\+9 \\(.* UTC\\)");
    assertThat(tab.complaints()).isEmpty();
  }

  /** Presses the mouse on the chart and moves it; both positions are shares of the width. */
  private void drag(double from, double to) {
    Locator chart = tab.find(CHART);
    chart.scrollIntoViewIfNeeded();
    BoundingBox box = chart.boundingBox();
    double y = box.y + box.height / 2;
    tab.page().mouse().move(box.x + from * box.width, y);
    tab.page().mouse().down();
    tab.page().mouse().move(box.x + to * box.width, y);
  }
}
