package io.groundspeed.job.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {
  @ParameterizedTest(name = "{0} in {1} after {2}")
  @CsvFileSource(resources = "cron.csv", delimiter = ';')
  void fires_when_the_reference_does(String expression, String zone, Instant after, String runs) {
    List<Instant> expected = Stream.of(runs.split(" ")).map(Instant::parse).toList();

    assertThat(runs(expression, zone, after, expected.size())).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} in {1} after {2}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          # What the faults to withstand name.
          5 2 * * *;  Europe/Brussels;  2024-10-26T12:00:00Z; 2024-10-27T00:05:00Z 2024-10-28T01:05:00Z
          5 2 * * *;  Europe/Brussels;  2025-03-29T12:00:00Z; 2025-03-30T01:05:00Z 2025-03-31T00:05:00Z
          30 2 * * *; America/New_York; 2025-03-08T12:00:00Z; 2025-03-09T07:30:00Z 2025-03-10T06:30:00Z
          # Asked between the two 02:05 of that night: the first was the only one.
          5 2 * * *;  Europe/Brussels;  2024-10-27T00:30:00Z; 2024-10-28T01:05:00Z
          # What is due twice at one instant, by the gap and by itself, fires once.
          30 2,3 * * *; Europe/Brussels; 2025-03-29T12:00:00Z; 2025-03-30T01:30:00Z 2025-03-31T00:30:00Z
          # What the gap moves behind a later time keeps the order of the clock.
          15,45 2,3 * * *; Europe/Brussels; 2025-03-30T00:00:00Z; 2025-03-30T01:15:00Z 2025-03-30T01:45:00Z 2025-03-31T00:15:00Z
          # A wildcard hour by another name.
          0 0-23 * * *; Europe/Brussels; 2024-10-26T23:30:00Z; 2024-10-27T00:00:00Z 2024-10-27T01:00:00Z 2024-10-27T02:00:00Z
          # The clock jumps by half an hour.
          15 2 * * *; Australia/Lord_Howe; 2025-10-04T00:00:00Z; 2025-10-04T15:45:00Z 2025-10-05T15:15:00Z
          45 1 * * *; Australia/Lord_Howe; 2025-04-04T20:00:00Z; 2025-04-05T14:45:00Z 2025-04-06T15:15:00Z
          # It jumps at midnight, so that the day begins at 01:00.
          0 0 * * *;  Africa/Cairo; 2025-04-24T00:00:00Z; 2025-04-24T22:00:00Z 2025-04-25T21:00:00Z
          0 * * * *;  Africa/Cairo; 2025-04-24T20:30:00Z; 2025-04-24T21:00:00Z 2025-04-24T22:00:00Z
          # It jumps over midnight, from 23:30: the evening's 23:50 comes after the morning's 00:10.
          10,50 0,23 * * *; Asia/Pyongyang; 2018-05-04T14:50:00Z; 2018-05-04T15:10:00Z 2018-05-04T15:20:00Z 2018-05-04T15:50:00Z 2018-05-05T14:10:00Z
          # It jumps over a whole day, the 30th.
          0 12 30 12 *; Pacific/Apia; 2011-12-29T00:00:00Z; 2011-12-30T22:00:00Z 2012-12-29T22:00:00Z
          # A step of a star is a star to Vixie cron: both days are needed, and Mondays are odd days here.
          0 0 */2 * MON; UTC; 2026-11-01T00:00:00Z; 2026-11-09T00:00:00Z 2026-11-23T00:00:00Z 2026-12-07T00:00:00Z
          0 0 13 * */2;  UTC; 2026-11-01T00:00:00Z; 2026-12-13T00:00:00Z 2027-02-13T00:00:00Z 2027-03-13T00:00:00Z
          0 0 1 * */1;   UTC; 2026-11-02T00:00:00Z; 2026-12-01T00:00:00Z 2027-01-01T00:00:00Z
          @hourly;       UTC; 2026-11-02T00:10:00Z; 2026-11-02T01:00:00Z 2026-11-02T02:00:00Z
          @daily;        UTC; 2026-11-02T00:10:00Z; 2026-11-03T00:00:00Z
          @Midnight;     UTC; 2026-11-02T00:10:00Z; 2026-11-03T00:00:00Z
          @weekly;       UTC; 2026-11-02T00:10:00Z; 2026-11-08T00:00:00Z
          @monthly;      UTC; 2026-11-02T00:10:00Z; 2026-12-01T00:00:00Z
          @yearly;       UTC; 2026-11-02T00:10:00Z; 2027-01-01T00:00:00Z
          @annually;     UTC; 2026-11-02T00:10:00Z; 2027-01-01T00:00:00Z
          # 2100 has no 29 February.
          0 0 29 2 *; UTC; 2096-03-01T00:00:00Z; 2104-02-29T00:00:00Z
          """)
  void keeps_to_the_rules_where_the_clock_jumps(
      String expression, String zone, Instant after, String runs) {
    fires_when_the_reference_does(expression, zone, after, runs);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          60 * * * *;      minute;       must be 0 to 59, not "60"
          -1 * * * *;      minute;       must be *, a value, a range, or one of the former two with a step, not "-1"
          x * * * *;       minute;       must be 0 to 59, not "x"
          1,,2 * * * *;    minute;       must be *, a value, a range, or one of the former two with a step, not ""
          */0 * * * *;     minute;       must have steps of 1 to 59, not "*/0"
          */60 * * * *;    minute;       must have steps of 1 to 59, not "*/60"
          5/15 * * * *;    minute;       must have steps of a range or of *, such as 5-59/15 or */15, not "5/15"
          ٣ * * * *;       minute;       must be *, a value, a range, or one of the former two with a step, not "٣"
          0 24 * * *;      hour;         must be 0 to 23, not "24"
          0 22-2 * * *;    hour;         must have its ranges run forward, not "22-2"
          0 0-23/24 * * *; hour;         must have steps of 1 to 23, not "0-23/24"
          0 0 0 * *;       day-of-month; must be 1 to 31, not "0"
          0 0 32 * *;      day-of-month; must be 1 to 31, not "32"
          0 0 L * *;       day-of-month; must be 1 to 31, not "L"
          0 0 ? * *;       day-of-month; must be *, a value, a range, or one of the former two with a step, not "?"
          0 0 30 2 *;      day-of-month; must be a day that month "2" has, not "30": it would never fire
          0 0 31 4,6 *;    day-of-month; must be a day that month "4,6" has, not "31": it would never fire
          0 0 * 13 *;      month;        must be 1 to 12, or JAN to DEC, not "13"
          0 0 * 0 *;       month;        must be 1 to 12, or JAN to DEC, not "0"
          0 0 * MON *;     month;        must be 1 to 12, or JAN to DEC, not "MON"
          0 0 * * 8;       day-of-week;  must be 0 to 7, or SUN to SAT, not "8"
          0 0 * * 1#2;     day-of-week;  must be *, a value, a range, or one of the former two with a step, not "1#2"
          0 0 * * 5-2;     day-of-week;  must have its ranges run forward, not "5-2"
          * * * *;         expression;   must be five fields, minute hour day-of-month month day-of-week, of at most 500 characters, or one of @annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly
          0 * * * * *;     expression;   must be five fields, minute hour day-of-month month day-of-week, of at most 500 characters, or one of @annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly
          @reboot;         expression;   must be five fields, minute hour day-of-month month day-of-week, of at most 500 characters, or one of @annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly
          """)
  void names_the_field_that_is_wrong(String expression, String field, String reason) {
    assertThatThrownBy(() -> Cron.parse(expression))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidCron.class))
        .satisfies(invalid -> assertThat(invalid.field()).isEqualTo(field))
        .satisfies(invalid -> assertThat(invalid.reason()).isEqualTo(reason))
        .satisfies(invalid -> assertThat(invalid).hasMessage(field + " " + reason));
  }

  @Test
  void nothing_and_too_much_are_refused() {
    for (String expression :
        new String[] {null, "", " ", "@reboot", "@never", "1,".repeat(300) + "1 * * * *"}) {
      assertThatThrownBy(() -> Cron.parse(expression)).isInstanceOf(InvalidCron.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          * * * * *;           Every minute
          */15 * * * *;        Every 15 minutes
          */7 * * * *;         At minutes 0, 7, 14, 21, 28, 35, 42, 49 and 56 of every hour
          0 * * * *;           Every hour
          5 * * * *;           At minute 5 of every hour
          0 0 * * *;           At 00:00 every day
          0 0-23/6 * * *;      At 00:00, 06:00, 12:00 and 18:00 every day
          0 1 * * 0;           At 01:00 on Sunday
          30 9 * * MON-FRI;    At 09:30 on Monday to Friday
          0 0 * * FRI-SUN;     At 00:00 on Friday to Sunday
          0 0 * * 6,7;         At 00:00 on Saturday and Sunday
          */20 9-17 * * *;     Every 20 minutes of hours 9 to 17 every day
          0 9-17 * * 1,2;      At minute 0 of hours 9 to 17 on Monday and Tuesday
          0 0 1 * *;           At 00:00 on day 1 of the month
          0 0 13 * FRI;        At 00:00 on day 13 of the month or on Friday
          0 12 1,15 JAN,JUN *; At 12:00 on days 1 and 15 of the month in January and June
          0 * * 12 *;          Every hour in December
          0 0 */10 * MON;      At 00:00 on days 1, 11, 21 and 31 of the month and only on Monday
          0 0 1 * */1;         At 00:00 on day 1 of the month
          @daily;              At 00:00 every day
          """)
  void speaks_english(String expression, String words) {
    assertThat(Cron.parse(expression).inWords()).isEqualTo(words);
  }

  @Test
  void blanks_around_and_between_the_fields_do_not_matter() {
    assertThat(Cron.parse(" 0\t1  * * 0\n")).hasToString("0 1 * * 0");
  }

  private static List<Instant> runs(String expression, String zone, Instant after, int count) {
    Cron cron = Cron.parse(expression);
    List<Instant> runs = new ArrayList<>();
    Instant last = after;
    for (int i = 0; i < count; i++) {
      last = cron.next(last, ZoneId.of(zone)).orElseThrow();
      runs.add(last);
    }
    return runs;
  }
}
