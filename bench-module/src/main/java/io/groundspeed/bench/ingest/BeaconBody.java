package io.groundspeed.bench.ingest;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bodies of 10 vitals, about 1.5 KB, each with unique ids in the format of the web-vitals library:
 * {@code v5-<epoch ms>-<13 digits>}.
 */
final class BeaconBody {
  private static final String[] METRICS = {"LCP", "FCP", "TTFB", "CLS", "INP"};
  private static final AtomicLong VIEWS = new AtomicLong(System.currentTimeMillis() * 1_000);

  private BeaconBody() {}

  static byte[] next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long view = VIEWS.getAndIncrement();
    long now = System.currentTimeMillis();
    StringBuilder body = new StringBuilder(1_600);
    body.append("{\"page\":\"/journeys/steps-")
        .append(view % 50)
        .append("\",\"pageViewId\":\"bench-")
        .append(view)
        .append("\",\"navigationType\":\"navigate\",\"device\":\"")
        .append(view % 3 == 0 ? "mobile" : "desktop")
        .append("\",\"connection\":\"4g\",\"vitals\":[");
    for (int i = 0; i < 10; i++) {
      String metric = METRICS[i % METRICS.length];
      double value =
          metric.equals("CLS") ? random.nextDouble() / 5 : Math.exp(5 + random.nextGaussian());
      body.append(i == 0 ? "" : ",")
          .append("{\"name\":\"")
          .append(metric)
          .append("\",\"value\":")
          .append(value)
          .append(",\"rating\":\"good\",\"navigationType\":\"navigate\",\"delta\":")
          .append(value)
          .append(",\"id\":\"v5-")
          .append(now)
          .append('-')
          .append(10 * view % 10_000_000_000_000L + i)
          .append("\"}");
    }
    return body.append("]}").toString().getBytes(StandardCharsets.US_ASCII);
  }
}
