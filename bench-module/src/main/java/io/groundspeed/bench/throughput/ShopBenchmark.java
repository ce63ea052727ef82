package io.groundspeed.bench.throughput;

import static io.groundspeed.bench.throughput.Subject.MELODY;
import static io.groundspeed.bench.throughput.Subject.OFF;
import static io.groundspeed.bench.throughput.Subject.ON;

import io.groundspeed.bench.shop.CatalogueServlet;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Reads pages that run statements, from an application without a dependency on Groundspeed: on a
 * server where the probe is on, on one where it is off, and on one with JavaMelody instead.
 */
public final class ShopBenchmark {
  private static final Duration ROUND = Duration.ofSeconds(2);
  private static final double TARGET = 0.97;

  /** How often a server with the probe and one without are started besides the comparison. */
  private static final int MORE_STARTS = 4;

  private static final String FEW = "/shop" + CatalogueServlet.THREE;
  private static final String MANY = "/shop" + CatalogueServlet.THIRTY;
  private static final String DIFFERENT = "/shop" + CatalogueServlet.TEXTS;

  private final Path server;
  private final Path ear;
  private final Path work;
  private final PrintStream out = System.out;

  /**
   * @param server the assembled WildFly
   * @param ear the built EAR
   * @param work a directory for the databases and the servers' files
   */
  public ShopBenchmark(Path server, Path ear, Path work) {
    this.server = server;
    this.ear = ear;
    this.work = work;
  }

  /** Runs the benchmark and prints its tables. */
  public void run() throws Exception {
    Scratch.use(work, "statements-throughput", this::compare);
  }

  private void compare(Path home) throws Exception {
    Starts starts = new Starts(List.of(FEW, MANY));
    compareAll(home, starts);
    for (int i = 0; i < MORE_STARTS; i++) {
      startAgain(home, starts);
    }
    starts.print(out);
  }

  private void startAgain(Path home, Starts starts) throws Exception {
    try (Subject on = new Subject(ON, server, home, with(List.of()));
        Subject off = new Subject(OFF, server, home, with(List.of()))) {
      starts.add(measure(List.of(on, off), List.of(FEW, MANY), 5));
    }
  }

  private void compareAll(Path home, Starts starts) throws Exception {
    try (Subject on = new Subject(ON, server, home, with(List.of()));
        Subject off = new Subject(OFF, server, home, with(List.of()));
        Subject melody = new Subject(MELODY, server, home, with(MelodyJars.all()))) {
      List<Subject> subjects = List.of(on, off, melody);
      FirstMinute first = new FirstMinute(subjects);
      first.measure(FEW);
      // One after the other, because thousands of texts would also include the gatherer's cost for
      // them.
      Rounds same = measure(subjects, List.of(FEW, MANY), 11);
      starts.add(same);
      Rounds different = measure(subjects, List.of(DIFFERENT), 9);
      print(same, different);
      first.print(out);
      out.printf(
          "%nstatements run by the first %,d, counted there %,d%n",
          run(on.pages()), on.ask(url -> Counted.statements(url, ShopWar.NAME)));
    }
  }

  private Subject.Deployments with(List<Path> libraries) {
    return (builder, database, files) ->
        builder.deployment(ear).deployment(ShopWar.in(files, database, libraries));
  }

  private static long run(Map<String, Long> pages) {
    return 3 * pages.get(FEW) + 30 * pages.get(MANY) + 3 * pages.get(DIFFERENT);
  }

  private static Rounds measure(List<Subject> subjects, List<String> pages, int count)
      throws Exception {
    Rounds rounds = new Rounds(subjects, pages, count, ROUND);
    rounds.warmUp();
    rounds.measure();
    return rounds;
  }

  private void print(Rounds same, Rounds different) {
    same.print(out);
    different.print(out);
    out.printf(
        "%non/off with 3 statements %.3f, with 30 %.3f (target %.2f each), with 5,000 texts %.3f;"
            + " JavaMelody/off %.3f, %.3f and %.3f%n",
        same.ratio(FEW, ON),
        same.ratio(MANY, ON),
        TARGET,
        different.ratio(DIFFERENT, ON),
        same.ratio(FEW, MELODY),
        same.ratio(MANY, MELODY),
        different.ratio(DIFFERENT, MELODY));
  }
}
