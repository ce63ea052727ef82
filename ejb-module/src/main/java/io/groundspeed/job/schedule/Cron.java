package io.groundspeed.job.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A five-field UNIX cron expression: minute, hour, day-of-month, month, day-of-week.
 *
 * <p>Supports lists, ranges, steps of ranges and of {@code *}, English names of months and days,
 * and Sunday as 0 and 7; also {@code @hourly}, {@code @daily}, {@code @midnight}, {@code @weekly},
 * {@code @monthly}, {@code @yearly} and {@code @annually}. If day-of-month and day-of-week are both
 * restricted, either suffices, unless one begins with a star ({@code *&#47;2}): then both must
 * match. A specified local time fires once per local date. If the clock is set back, only its first
 * occurrence fires. If the clock is set forward past it, it fires later by the length of the gap
 * (02:05 becomes 03:05 on that day). An hour field that includes every hour specifies no local time
 * and follows elapsed time through both changes. Immutable.
 */
public final class Cron {
  private static final int LONGEST = 500;

  /** The names that Vixie cron supports, except {@code @reboot}, which specifies no time. */
  private static final Map<String, String> NAMED =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");

  private static final int FIELDS = 5;
  private static final int HOURS_OF_A_DAY = 24;

  /** There is no 29 February in 2100, so eight years may lie between two of them. */
  private static final int YEARS_SEARCHED = 9;

  private final String text;
  private final CronValues minutes;
  private final CronValues hours;
  private final CronValues daysOfMonth;
  private final CronValues months;
  private final CronValues daysOfWeek;

  private Cron(String text, String[] fields) {
    this.text = text;
    minutes = CronField.MINUTE.read(fields[0]);
    hours = CronField.HOUR.read(fields[1]);
    daysOfMonth = CronField.DAY_OF_MONTH.read(fields[2]);
    months = CronField.MONTH.read(fields[3]);
    daysOfWeek = CronField.DAY_OF_WEEK.read(fields[4]);
  }

  /**
   * Parses an expression.
   *
   * @throws InvalidCron naming the field, also if the expression can never fire
   */
  public static Cron parse(@Nullable String expression) {
    String given = expression == null ? "" : expression.strip();
    String text = NAMED.getOrDefault(given.toLowerCase(Locale.ROOT), given);
    String[] fields = text.split("\\s+");
    if (text.length() > LONGEST || text.isEmpty() || fields.length != FIELDS) {
      throw new InvalidCron(
          "expression",
          "must be five fields, minute hour day-of-month month day-of-week, of at most %d characters"
                  .formatted(LONGEST)
              + ", or one of "
              + String.join(", ", new TreeSet<>(NAMED.keySet())));
    }
    Cron cron = new Cron(String.join(" ", fields), fields);
    cron.requireADay();
    return cron;
  }

  private void requireADay() {
    int longestMonth =
        months.values().stream().mapToInt(month -> Month.of(month).maxLength()).max().orElseThrow();
    if (daysOfWeek.isStar() && daysOfMonth.first() > longestMonth) {
      throw new InvalidCron(
          CronField.DAY_OF_MONTH.title(),
          "must be a day that month \"%s\" has, not \"%s\": it would never fire"
              .formatted(months.text(), daysOfMonth.text()));
    }
  }

  /**
   * Returns the next fire time.
   *
   * @param after exclusive
   * @return empty if there is none within nine years, which does not occur in any current time zone
   */
  public Optional<Instant> next(Instant after, ZoneId zone) {
    // A zone that crosses the date line skips a day. Fire times of that day move to the next one.
    LocalDate yesterday = after.atZone(zone).toLocalDate().minusDays(1);
    return yesterday
        .datesUntil(yesterday.plusYears(YEARS_SEARCHED))
        .filter(date -> first(date, after, zone).isPresent())
        .findFirst()
        .flatMap(date -> firstOfTwoDays(date, after, zone));
  }

  /**
   * A clock change over midnight can move an evening's fire times after those of the next morning.
   */
  private Optional<Instant> firstOfTwoDays(LocalDate date, Instant after, ZoneId zone) {
    return Stream.of(date, date.plusDays(1))
        .flatMap(day -> first(day, after, zone).stream())
        .min(Comparator.naturalOrder());
  }

  private Optional<Instant> first(LocalDate date, Instant after, ZoneId zone) {
    return !isOn(date)
        ? Optional.empty()
        : hours.values().stream()
            .flatMap(hour -> minutes.values().stream().map(minute -> date.atTime(hour, minute)))
            .flatMap(time -> instants(time, zone))
            .filter(instant -> instant.isAfter(after))
            .min(Comparator.naturalOrder());
  }

  private Stream<Instant> instants(LocalDateTime time, ZoneId zone) {
    return hours.count() == HOURS_OF_A_DAY
        ? zone.getRules().getValidOffsets(time).stream().map(time::toInstant)
        // The earlier of two instants, or shifted by the length of the gap if there is none.
        : Stream.of(time.atZone(zone).toInstant());
  }

  private boolean isOn(LocalDate date) {
    boolean dayOfMonth = daysOfMonth.has(date.getDayOfMonth());
    boolean dayOfWeek = daysOfWeek.has(date.getDayOfWeek().getValue() % 7);
    boolean both = daysOfMonth.isStar() || daysOfWeek.isStar();
    return months.has(date.getMonthValue())
        && (both ? dayOfMonth && dayOfWeek : dayOfMonth || dayOfWeek);
  }

  /** Returns the expression in English, for example {@code At 01:00 on Sunday}. */
  public String inWords() {
    return CronWords.time(minutes, hours) + CronWords.days(hours, daysOfMonth, months, daysOfWeek);
  }

  /** Returns the expression with its fields separated by one space. */
  @Override
  public String toString() {
    return text;
  }
}
