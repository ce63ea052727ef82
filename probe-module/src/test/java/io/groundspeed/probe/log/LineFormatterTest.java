package io.groundspeed.probe.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.probe.call.LogAllowance;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFormatterTest {
  private static final int ALLOWED = 2_048;

  private final LineFormatter formatter = new LineFormatter();

  @AfterEach
  void endRequest() {
    Calls.bind(null);
  }

  @Test
  void a_record_is_written_as_the_server_writes_it() {
    assertThat(formatter.format(log("io.x.Y", "All is well")))
        .matches(
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} INFO  \\[io.x.Y] \\(.+\\) All is well\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n",
        "\n",
        "\r",
        "\0",
        "\u001b[31m",
        "\b",
        "\u007f",
        "\u009b",
        "\u2028",
        "\u202e"
      })
  void no_text_begins_a_line_or_moves_the_cursor(String control) {
    String forged = "a" + control + "2026-11-29 12:00:00,000 INFO  [io.groundspeed.audit] forged";
    ExtLogRecord log = log("x" + control, forged);
    log.setThrown(new IllegalStateException(forged, new IllegalArgumentException(forged)));
    log.setThreadName(forged);

    String text = formatter.format(log);

    assertThat(text).contains("forged").doesNotContain(control.substring(0, 1) + "2026");
    assertThat(text.lines().filter(line -> line.startsWith("2026-11-29 12:00"))).isEmpty();
    assertThat(text.chars().filter(c -> c != '\n' && c != '\t'))
        .noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x202e);
  }

  @Test
  void a_record_is_bounded_and_keeps_its_root_cause() {
    ExtLogRecord log = log("x", "ä".repeat(100_000));
    Throwable deep = new IllegalArgumentException("the root of it");
    for (int i = 0; i < 30; i++) {
      deep = new IllegalStateException("y".repeat(10_000), deep);
    }
    log.setThrown(deep);

    String text = formatter.format(log);

    assertThat(bytes(text)).isLessThanOrEqualTo(2_000);
    assertThat(text)
        .contains("Caused by: java.lang.IllegalArgumentException: the root of it")
        .contains("29 causes between")
        .endsWith("\n");
  }

  @Test
  void causes_that_are_a_loop_end() {
    Throwable one = new IllegalStateException("one");
    Throwable other = new IllegalStateException("other", one);
    one.initCause(other);
    ExtLogRecord log = log("x", "loop");
    log.setThrown(one);

    assertThat(bytes(formatter.format(log))).isLessThanOrEqualTo(2_000);
  }

  @Test
  void all_records_of_a_request_together_are_bounded_and_its_own_line_has_room() {
    Calls.bind(new Request());
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      all.append(formatter.format(log("org.library", "z".repeat(500))));
    }
    ExtLogRecord ours = log("io.groundspeed.web", "Error 1234: 500 at /x");
    ours.setThrown(new IllegalStateException("what it was"));
    all.append(formatter.format(ours));
    for (int i = 0; i < 100; i++) {
      all.append(formatter.format(log("io.groundspeed.web", "z".repeat(500))));
    }

    assertThat(bytes(all.toString())).isLessThanOrEqualTo(ALLOWED);
    assertThat(all).contains("Error 1234: 500 at /x").contains("what it was").contains(" dropped");
  }

  @Test
  void audit_lines_are_written_whatever_the_request_has_written_before() {
    Calls.bind(new Request());
    for (int i = 0; i < 100; i++) {
      formatter.format(log("org.library", "z".repeat(500)));
    }

    assertThat(formatter.format(log("io.groundspeed.audit", "\"admin\" removed \"x\"")))
        .contains("removed");
  }

  @Test
  void a_record_that_two_handlers_write_counts_once() {
    Request request = new Request();
    Calls.bind(request);
    ExtLogRecord log = log("io.groundspeed.web", "z".repeat(500));

    String first = formatter.format(log);
    String second = formatter.format(log);

    assertThat(second).isEqualTo(first);
    assertThat(request.logAllowance().left()).isEqualTo(LogAllowance.BYTES - bytes(first));
  }

  private static ExtLogRecord log(String category, String message) {
    return new ExtLogRecord(Level.INFO, message, category) {
      private static final long serialVersionUID = 1L;

      {
        setLoggerName(category);
        disableCallerCalculation();
      }
    };
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static final class Request extends Call {
    private final LogAllowance allowance = new LogAllowance();

    Request() {
      super("test.war", "GET /");
    }

    @Override
    public LogAllowance logAllowance() {
      return allowance;
    }
  }
}
