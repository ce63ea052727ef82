package io.groundspeed.bench.throughput;

import static io.groundspeed.bench.throughput.Subject.MELODY;
import static io.groundspeed.bench.throughput.Subject.OFF;
import static io.groundspeed.bench.throughput.Subject.ON;

import io.groundspeed.bench.Medians;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Reads each page from each subject in turn: A B C, B C A, C A B. */
final class Rounds {
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final int LEAST_WARM_UPS = 3;
  private static final int MOST_WARM_UPS = 30;

  /**
   * A server is warm when its compilers take less than this share of its processor time. At a
   * tenth, which is reached after half a minute, they still change what is compared.
   */
  private static final double COMPILERS_AT_REST = 0.02;

  private static final Duration LEAD_IN = Duration.ofMillis(500);

  private final List<Subject> subjects;
  private final List<String> pages;
  private final int rounds;
  private final Duration length;
  private final Medians measured = new Medians();
  private final Medians processor = new Medians();
  private final Medians requests = new Medians();

  /**
   * @param subjects with the names in {@link Subject}
   * @param pages paths on all of them
   * @param rounds how often each page is read from each subject
   * @param length of one round
   */
  Rounds(List<Subject> subjects, List<String> pages, int rounds, Duration length) {
    this.subjects = subjects;
    this.pages = pages;
    this.rounds = rounds;
    this.length = length;
  }

  /** Reads from each subject until its compilers are almost idle, up to a limit. */
  void warmUp() throws Exception {
    for (Subject subject : subjects) {
      boolean warm = false;
      for (int i = 0; i < LEAST_WARM_UPS || i < MOST_WARM_UPS && !warm; i++) {
        warm = compilersShare(subject) < COMPILERS_AT_REST;
      }
    }
  }

  private double compilersShare(Subject subject) throws Exception {
    double compilers = 0;
    double all = 0;
    for (String page : pages) {
      Visits visits = subject.visit(page, WARM_UP);
      compilers += visits.compilerSeconds();
      all += visits.processor();
    }
    return compilers / all;
  }

  void measure() throws Exception {
    for (int round = 0; round < rounds; round++) {
      for (String page : pages) {
        for (int i = 0; i < subjects.size(); i++) {
          Subject subject = subjects.get((round + i) % subjects.size());
          subject.visit(page, LEAD_IN);
          Visits visits = subject.visit(page, length);
          measured.add(page + subject.name(), visits.perSecond());
          processor.add(page + subject.name(), visits.microsEach());
          requests.add(page + subject.name(), visits.requestMicrosEach());
        }
      }
    }
  }

  void print(PrintStream out) {
    out.printf(
        "%nPages read by %d visitors, %d rounds of %d s in turn, medians%n",
        Visits.VISITORS, rounds, length.toSeconds());
    out.printf(
        "%s %s, %d cores, Java %s%n",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature());
    print(out, "pages per second", measured);
    print(out, "us of processor time per page", processor);
    print(out, "us of it in request threads", requests);
  }

  private void print(PrintStream out, String what, Medians medians) {
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

  /** Returns the median of a subject's pages per second. */
  double perSecond(String page, String subject) {
    return measured.of(page + subject);
  }

  /** Returns the pages per second of a subject, divided by those with everything off. */
  double ratio(String page, String subject) {
    return measured.ratio(page + subject, page + OFF);
  }

  /** Returns the geometric mean of all pages' ratios of pages per second. */
  double overall(String subject) {
    return overall(measured, subject);
  }

  /** Returns the geometric mean of all pages' ratios of processor time. */
  double overallProcessor(String subject) {
    return overall(processor, subject);
  }

  private double overall(Medians medians, String subject) {
    double logs = 0;
    for (String page : pages) {
      logs += Math.log(medians.ratio(page + subject, page + OFF));
    }
    return Math.exp(logs / pages.size());
  }
}
