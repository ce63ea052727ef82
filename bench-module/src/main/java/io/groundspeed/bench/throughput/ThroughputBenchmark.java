package io.groundspeed.bench.throughput;

import io.groundspeed.bench.Medians;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads pages of the platform from a server that is measured, from one that isn't, and from one
 * that JavaMelody watches instead, in turn: A B C, B C A, C A B.
 */
public final class ThroughputBenchmark {
  private static final Duration WARM_UP = Duration.ofSeconds(12);
  private static final Duration LEAD_IN = Duration.ofMillis(500);
  private static final Duration ROUND = Duration.ofSeconds(3);
  private static final int ROUNDS = 9;
  private static final String CATALOGUE = "/";
  private static final String API = "/api/journeys";
  private static final String ON = "everything on";
  private static final String OFF = "everything off";
  private static final String MELODY = "JavaMelody instead";
  private static final Pattern SLUG = Pattern.compile("\"slug\":\"([^\"]+)\"");

  /** Of endpoints other than those that are asked for the figures. */
  private static final Pattern REQUESTS =
      Pattern.compile("\"template\":\"(?!/api/performance)[^\"]*\",\"requests\":(\\d+)");

  private final Path server;
  private final Path ear;
  private final Path work;
  private final PrintStream out = System.out;
  private final Medians measured = new Medians();
  private final Medians processor = new Medians();
  private long read;

  /**
   * @param server the assembled WildFly
   * @param ear the built EAR
   * @param work a directory for the databases and the servers' files
   */
  public ThroughputBenchmark(Path server, Path ear, Path work) {
    this.server = server;
    this.ear = ear;
    this.work = work;
  }

  /** Runs the benchmark and prints its table. */
  public void run() throws Exception {
    Path home = Files.createTempDirectory(Files.createDirectories(work), "throughput");
    try (Subject on = new Subject(ON, server, ear, home, "on");
        Subject off = new Subject(OFF, server, ear, home, "off");
        Subject melody = new Subject(MELODY, server, MelodyEar.in(home, ear), home, "off")) {
      List<Subject> subjects = List.of(on, off, melody);
      List<String> pages = List.of(CATALOGUE, "/journeys/" + on.ask(this::slug), API);
      long before = on.ask(this::counted);
      measure(subjects, pages);
      print(pages);
      long counted = on.ask(this::counted) - before;
      out.printf("%npages read from the first %,d, counted there %,d%n", read, counted);
    }
  }

  /** Every server has the same demo. */
  private String slug(String url) throws IOException, InterruptedException {
    Matcher slug = SLUG.matcher(get(url + "api/journeys"));
    if (!slug.find()) {
      throw new IllegalStateException("The demo has no journey");
    }
    return slug.group(1);
  }

  private void measure(List<Subject> subjects, List<String> pages) throws Exception {
    for (Subject subject : subjects) {
      for (String page : pages) {
        visit(subject, page, WARM_UP);
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (String page : pages) {
        for (int i = 0; i < subjects.size(); i++) {
          Subject subject = subjects.get((round + i) % subjects.size());
          visit(subject, page, LEAD_IN);
          Visits visits = visit(subject, page, ROUND);
          measured.add(page + subject.name(), visits.perSecond());
          processor.add(page + subject.name(), visits.microsEach());
        }
      }
    }
  }

  private Visits visit(Subject subject, String page, Duration length) throws Exception {
    Visits visits = subject.visit(page, length);
    read += subject.name().equals(ON) ? visits.pages() : 0;
    return visits;
  }

  /** Returns how many requests for the pages the probe has counted, once all are written. */
  private long counted(String url) throws IOException, InterruptedException {
    long counted = -1;
    for (long now = sum(url); now != counted; now = sum(url)) {
      counted = now;
      TimeUnit.SECONDS.sleep(3);
    }
    return counted;
  }

  private long sum(String url) throws IOException, InterruptedException {
    Matcher requests =
        REQUESTS.matcher(
            get(url + "api/performance/endpoints?range=24h&deployment=groundspeed.ear"));
    long sum = 0;
    while (requests.find()) {
      sum += Long.parseLong(requests.group(1));
    }
    return sum;
  }

  private static String get(String url) throws IOException, InterruptedException {
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

  private void print(List<String> pages) {
    out.printf(
        "%nPages read by %d visitors, %d rounds of %d s in turn, medians%n",
        Visits.VISITORS, ROUNDS, ROUND.toSeconds());
    out.printf(
        "%s %s, %d cores, Java %s%n",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature());
    print("pages a second", pages, measured);
    print("processor time of the server for a page, in microseconds", pages, processor);
    out.printf(
        "%nall pages alike: on/off %.3f of the pages (target 0.970), %.3f of the processor time;"
            + " JavaMelody %.3f and %.3f%n",
        overall(pages, measured, ON),
        overall(pages, processor, ON),
        overall(pages, measured, MELODY),
        overall(pages, processor, MELODY));
  }

  private void print(String what, List<String> pages, Medians medians) {
    out.printf("%n%-36s %16s %16s %20s %8s %8s%n", what, ON, OFF, MELODY, "on/off", "JM/off");
    for (String page : pages) {
      out.printf(
          "%-36s %,16.0f %,16.0f %,20.0f %8.3f %8.3f%n",
          page,
          medians.of(page + ON),
          medians.of(page + OFF),
          medians.of(page + MELODY),
          medians.ratio(page + ON, page + OFF),
          medians.ratio(page + MELODY, page + OFF));
    }
  }

  /** Returns the geometric mean of the pages' ratios. */
  private static double overall(List<String> pages, Medians medians, String name) {
    double logs = 0;
    for (String page : pages) {
      logs += Math.log(medians.ratio(page + name, page + OFF));
    }
    return Math.exp(logs / pages.size());
  }
}
