package io.groundspeed.probe.log;

import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.probe.call.LogAllowance;
import java.lang.ref.WeakReference;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record as the server does by default, but with a limited length and without control
 * characters:
 *
 * <ul>
 *   <li>A record is one line, followed by the lines of its exception. No text of a request can
 *       begin another line.
 *   <li>A record has at most 2,000 bytes. A record of the server's own life cycle has at most
 *       16,000, because a failed deployment lists what is missing.
 *   <li>All records of one request have at most 2,000 bytes together; the rest is dropped and
 *       counted. Audit lines are always written.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class LineFormatter extends ExtFormatter {
  private static final int RECORD = 2_000;
  private static final int LIFE_CYCLE = 16_000;

  /** The share that the message may use in a record with an exception, so that frames have room. */
  private static final double MESSAGE_PART = 0.5;

  /**
   * The part of a request's allowance that loggers other than Groundspeed's leave: room for the
   * line with its id.
   */
  private static final int OURS = 900;

  /** A shorter line would not be readable. */
  private static final int LEAST = 200;

  private static final int ERROR = Level.ERROR.intValue();
  private static final int NAME = 100;
  private static final String AUDIT = "io.groundspeed.audit";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS").withZone(ZoneId.systemDefault());
  private static final LongAdder DROPPED = new LongAdder();

  /** Several handlers write the same record one after the other; it counts once. */
  private final ThreadLocal<@Nullable Written> last = new ThreadLocal<>();

  /**
   * Returns how many records were dropped since the start, because their requests wrote too many.
   */
  public static long dropped() {
    return DROPPED.sum();
  }

  @Override
  public String format(ExtLogRecord log) {
    Written before = last.get();
    if (before != null && before.log.get() == log) {
      return before.text;
    }
    Call call = Calls.current();
    if (call != null && log.getThrown() != null && log.getLevel().intValue() >= ERROR) {
      call.logged(category(log), log.getThrown());
    }
    LogAllowance allowance = call == null ? null : call.logAllowance();
    String text =
        call == null || allowance == null ? text(log, mostOf(log)) : within(allowance, call, log);
    last.set(new Written(new WeakReference<>(log), text));
    return text;
  }

  private static int mostOf(ExtLogRecord log) {
    String category = category(log);
    return category.startsWith("org.jboss.as") || category.startsWith("org.jboss.msc")
        ? LIFE_CYCLE
        : RECORD;
  }

  private static String within(LogAllowance allowance, Call call, ExtLogRecord log) {
    String category = category(log);
    boolean ours = category.startsWith("io.groundspeed");
    int most = category.equals(AUDIT) ? RECORD : allowance.left() - (ours ? 0 : OURS);
    if (most >= LEAST) {
      String text = text(log, most);
      allowance.take(PlainText.bytes(text));
      return text;
    }
    DROPPED.increment();
    return allowance.drop() ? notice(log, call) : "";
  }

  private static String notice(ExtLogRecord log, Call call) {
    return "%s WARN  [io.groundspeed.log] Request %s writes more; %d dropped\n"
        .formatted(TIME.format(log.getInstant()), call.id(), DROPPED.sum());
  }

  private static String text(ExtLogRecord log, int most) {
    StringBuilder text = new StringBuilder(LEAST);
    text.append(TIME.format(log.getInstant()));
    text.append(' ').append("%-5s".formatted(log.getLevel())).append(" [");
    PlainText.append(text, category(log), NAME);
    text.append("] (");
    PlainText.append(text, String.valueOf(log.getThreadName()), NAME);
    text.append(") ");
    Throwable thrown = log.getThrown();
    int left = most - PlainText.bytes(text) - 1;
    int message = thrown == null ? left : (int) (left * MESSAGE_PART);
    PlainText.append(text, String.valueOf(log.getFormattedMessage()), Math.max(0, message));
    if (thrown == null) {
      return text.append('\n').toString();
    }
    BoundedStack.append(text, thrown, most - PlainText.bytes(text));
    return text.toString();
  }

  private static String category(ExtLogRecord log) {
    return log.getLoggerName() == null ? "" : log.getLoggerName();
  }

  /**
   * The text of a formatted record. The reference is weak, so that nothing of a deployment is kept.
   */
  private record Written(WeakReference<ExtLogRecord> log, String text) {}

  @Override
  public boolean isCallerCalculationRequired() {
    return false;
  }
}
