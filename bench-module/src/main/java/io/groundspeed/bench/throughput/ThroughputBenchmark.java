package io.groundspeed.bench.throughput;

import static io.groundspeed.bench.throughput.Subject.MELODY;
import static io.groundspeed.bench.throughput.Subject.OFF;
import static io.groundspeed.bench.throughput.Subject.ON;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads pages of the demo application from a server with the probe on, from one with it off, and
 * from one with JavaMelody instead.
 */
public final class ThroughputBenchmark {
  private static final Duration ROUND = Duration.ofSeconds(3);
  private static final int ROUNDS = 9;
  private static final String CATALOGUE = "/";
  private static final String API = "/api/journeys";
  private static final String DEPLOYMENT = "groundspeed.ear";
  private static final Pattern SLUG = Pattern.compile("\"slug\":\"([^\"]+)\"");

  private final Path server;
  private final Path ear;
  private final Path work;
  private final PrintStream out = System.out;

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
    Scratch.use(work, "throughput", this::compare);
  }

  private void compare(Path home) throws Exception {
    try (Subject on = new Subject(ON, server, home, with(ear));
        Subject off = new Subject(OFF, server, home, with(ear));
        Subject melody = new Subject(MELODY, server, home, with(MelodyEar.in(home, ear)))) {
      List<String> pages = List.of(CATALOGUE, "/journeys/" + on.ask(this::slug), API);
      long before = on.ask(url -> Counted.requests(url, DEPLOYMENT));
      Rounds rounds = new Rounds(List.of(on, off, melody), pages, ROUNDS, ROUND);
      rounds.warmUp();
      rounds.measure();
      print(rounds);
      out.printf(
          "%npages read from the first %,d, counted there %,d%n",
          on.pages().values().stream().mapToLong(Long::longValue).sum(),
          on.ask(url -> Counted.requests(url, DEPLOYMENT)) - before);
    }
  }

  private static Subject.Deployments with(Path deployed) {
    return (builder, database, files) ->
        builder.deployment(deployed).env("GROUNDSPEED_DEMO", "true");
  }

  /** Every server has the same demo content. */
  private String slug(String url) throws IOException, InterruptedException {
    Matcher slug = SLUG.matcher(Counted.get(url + "api/journeys"));
    if (!slug.find()) {
      throw new IllegalStateException("The demo has no journey");
    }
    return slug.group(1);
  }

  private void print(Rounds rounds) {
    rounds.print(out);
    out.printf(
        "%nall pages together: on/off %.3f of the pages (target 0.970), %.3f of the processor time;"
            + " JavaMelody %.3f and %.3f%n",
        rounds.overall(ON),
        rounds.overallProcessor(ON),
        rounds.overall(MELODY),
        rounds.overallProcessor(MELODY));
  }
}
