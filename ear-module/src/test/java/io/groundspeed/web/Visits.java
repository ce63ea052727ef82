package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Groundspeed;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Visits, sent as browsers send them. */
final class Visits {
  static final String HOSTILE_PAGE = "/</script><script>x()</script>";
  static final String HOSTILE_ELEMENT = "<img src=x onerror=x()>";
  static final String HOSTILE_BROWSER = "\"><img src=x onerror=x()>";

  private Visits() {}

  /** Sends exactly the visits that the screen is then expected to show. */
  static void arrive() {
    Groundspeed.database().forgetVisits();
    visit("/journeys/java", "mobile", "LCP", 200, 3_000);
    visit("/journeys/java", "desktop", "LCP", 100, 1_500);
    visit("/journeys/java", "mobile", "CLS", 150, 0.05);
    visit("/journeys/java", "mobile", "INP", 20, 150);
    visit("/journeys/java", "desktop", "TTFB", 100, 300);
    visit(HOSTILE_PAGE, "mobile", "LCP", 120, 9_000);
    explain();
  }

  /** Sends visits whose values are up to a tenth above a value. */
  static void visit(String page, String device, String metric, int count, double value) {
    String vitals =
        IntStream.range(0, count)
            .mapToObj(i -> metric(metric, value * (1 + 0.1 * i / count)))
            .collect(Collectors.joining(","));
    send(
        "{\"page\": \"%s\", \"device\": \"%s\", \"connection\": \"4g\", \"vitals\": [%s]}"
            .formatted(page, device, vitals));
  }

  private static String metric(String name, double value) {
    return "{\"name\": \"%s\", \"value\": %s}".formatted(name, value);
  }

  /** Sends the causes of a page's vitals, and its assets. */
  private static void explain() {
    for (int i = 0; i < 12; i++) {
      send(
          """
          {"page": "/gallery", "pageViewId": "explained-%d", "device": "mobile", "vitals": [
            {"name": "LCP", "value": 3000, "attribution": {"target": "%s", "url": "https://cdn.example/hero.avif",
             "timeToFirstByte": 300, "resourceLoadDelay": 600, "resourceLoadDuration": 1800,
             "elementRenderDelay": 300}},
            {"name": "CLS", "value": 0.05, "attribution": {"largestShiftTarget": "%s",
             "largestShiftValue": 0.04, "loadState": "complete"}},
            {"name": "INP", "value": 150, "attribution": {"interactionTarget": "button.enroll", "inputDelay": 20,
             "processingDuration": 110, "presentationDelay": 20,
             "longestScript": {"entry": {"sourceURL": "https://cdn.example/app.js"}}}}],
           "assets": [
            {"url": "https://cdn.example/hero.avif", "type": "image", "bytes": 900000, "ms": 1800, "cached": %s},
            {"url": "https://cdn.example/app.css", "type": "style", "bytes": 40000, "ms": 350, "blocking": true}]}
          """
              .formatted(i, i < 9 ? "main>img.hero" : "h1.title", HOSTILE_ELEMENT, i < 3));
    }
  }

  private static void send(String body) {
    HttpResponse<String> answer =
        new Beacons(Groundspeed.url()).post(body, "User-Agent", HOSTILE_BROWSER);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }
}
