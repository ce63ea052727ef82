package io.groundspeed.bench.throughput;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The counts that Groundspeed's API reports for a deployment. */
final class Counted {
  /** Excludes the endpoints that are requested to read the counts. */
  private static final Pattern REQUESTS =
      Pattern.compile("\"template\":\"(?!/api/performance)[^\"]*\",\"requests\":(\\d+)");

  private static final Pattern CALLS =
      Pattern.compile("\"deployment\":\"[^\"]*\",\"calls\":(\\d+)");

  private Counted() {}

  /** Returns how many requests of a deployment are counted, once all are written. */
  static long requests(String url, String deployment) throws IOException, InterruptedException {
    return settled(url + "api/performance/endpoints?range=24h&deployment=" + deployment, REQUESTS);
  }

  /**
   * Returns how many statements of a deployment's requests are counted, once all are written.
   * Statements outside of requests, which created its tables, are excluded.
   */
  static long statements(String url, String deployment) throws IOException, InterruptedException {
    String queries = url + "api/performance/queries?range=24h&deployment=" + deployment;
    return settled(queries, CALLS) - sum(queries + "&endpoint=%28background%29", CALLS);
  }

  private static long settled(String url, Pattern numbers)
      throws IOException, InterruptedException {
    long counted = -1;
    for (long now = sum(url, numbers); now != counted; now = sum(url, numbers)) {
      counted = now;
      TimeUnit.SECONDS.sleep(3);
    }
    return counted;
  }

  private static long sum(String url, Pattern numbers) throws IOException, InterruptedException {
    Matcher number = numbers.matcher(get(url));
    long sum = 0;
    while (number.find()) {
      sum += Long.parseLong(number.group(1));
    }
    return sum;
  }

  /** Returns the administrator's response from a URL. */
  static String get(String url) throws IOException, InterruptedException {
    String credentials = "admin:" + Subject.ADMIN_PASSWORD;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
