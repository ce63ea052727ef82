package io.groundspeed.probe.session;

import io.groundspeed.probe.record.RootCause;
import io.groundspeed.probe.session.Deadlock.Edge;
import io.groundspeed.probe.session.Deadlock.Party;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The deadlocks that statements of this server ended in, until they are taken. Thread-safe.
 *
 * <p>PostgreSQL names the processes in the error, but not their statements. Those are known here:
 * at the time of the error the sessions still have the statements that deadlocked.
 */
public final class Deadlocks {
  /** Maximum number that waits to be taken; further ones are counted as dropped. */
  static final int MOST = 100;

  /** {@code deadlock_detected} in PostgreSQL's table of error codes. */
  private static final String DEADLOCK = "40P01";

  private static final int FRAMES = 200;
  private static final int DEEPEST = 20;
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** The names of lock modes are the same in each language of the messages. */
  private static final Pattern MODE = Pattern.compile("[A-Z][A-Za-z]*Lock\\b");

  private final Deque<Deadlock> seen = new ArrayDeque<>();
  private final DatabaseSessions sessions;
  private final LongAdder failures = new LongAdder();
  private long dropped;

  /**
   * @param sessions among which the processes are looked up
   */
  public Deadlocks(DatabaseSessions sessions) {
    this.sessions = sessions;
  }

  /** Records a failure of a session if it is a deadlock. */
  public void failed(DatabaseSession session, Throwable failure) {
    if (failure instanceof SQLException e && DEADLOCK.equals(e.getSQLState())) {
      try {
        ServerErrorMessage message = message(e);
        String detail = message == null ? null : message.getDetail();
        add(session, edges(detail == null ? "" : detail), RootCause.place(e.getStackTrace()));
      } catch (RuntimeException unexpected) { // the application must only get its own failure
        failures.increment();
      }
    }
  }

  /** A failed batch wraps the server's answer. */
  private static @Nullable ServerErrorMessage message(SQLException failure) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (at instanceof PSQLException answer && answer.getServerErrorMessage() != null) {
        return answer.getServerErrorMessage();
      }
      SQLException next = at instanceof SQLException e ? e.getNextException() : null;
      at = next == null ? at.getCause() : next;
    }
    return null;
  }

  /**
   * Reads the detail of the error: each line begins with the process that waits and ends with the
   * one that it waits for. The words between them depend on the server's language.
   */
  static List<Edge> edges(String detail) {
    List<Edge> edges = new ArrayList<>();
    for (String line : detail.lines().toList()) {
      List<String> numbers = NUMBER.matcher(line).results().map(MatchResult::group).toList();
      if (numbers.size() >= 2) {
        try {
          int waiter = Integer.parseInt(numbers.get(0));
          int holder = Integer.parseInt(numbers.get(numbers.size() - 1));
          edges.add(new Edge(waiter, holder, mode(line)));
        } catch (NumberFormatException e) {
          continue; // no process has such a number
        }
      }
    }
    return edges;
  }

  private static @Nullable String mode(String line) {
    Matcher mode = MODE.matcher(line);
    return mode.find() ? mode.group() : null;
  }

  private void add(DatabaseSession victim, List<Edge> edges, String place) {
    Instant now = Instant.now();
    Map<Integer, Party> parties = new HashMap<>();
    for (DatabaseSession session : sessions.of(victim.database())) {
      Running running = session.last();
      if (running != null && takesPart(session.backend(), edges)) {
        parties.put(
            session.backend(),
            new Party(running, session == victim ? place : placeOf(running.threadId())));
      }
    }
    add(new Deadlock(now, victim.database(), victim.backend(), edges, parties));
  }

  private synchronized void add(Deadlock deadlock) {
    if (seen.size() < MOST) {
      seen.add(deadlock);
    } else {
      dropped++;
    }
  }

  private static boolean takesPart(int process, List<Edge> edges) {
    return edges.stream()
        .flatMap(edge -> Stream.of(edge.waiter(), edge.holder()))
        .anyMatch(party -> party == process);
  }

  /**
   * Returns the line of an application at which a thread is.
   *
   * @return null if the thread has ended
   */
  public static @Nullable String placeOf(long thread) {
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread, FRAMES);
    return info == null || info.getStackTrace().length == 0
        ? null
        : RootCause.place(info.getStackTrace());
  }

  /** Returns the deadlocks in a database that were not taken before, oldest first. */
  public synchronized List<Deadlock> take(MeasuredDatabase database) {
    List<Deadlock> taken =
        seen.stream().filter(deadlock -> deadlock.database() == database).toList();
    seen.removeAll(taken);
    return taken;
  }

  /** Returns how many could not be recorded since the server started. */
  public long failures() {
    return failures.sum();
  }

  /** Returns how many were lost since the server started, because too many were not taken. */
  public synchronized long dropped() {
    return dropped;
  }
}
