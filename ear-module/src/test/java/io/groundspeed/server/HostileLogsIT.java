package io.groundspeed.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.server.HostileRequests.Hostile;
import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RawHttp;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Client errors are reported to the client; they neither flood the logs nor inject log lines. */
@ExtendWith({Groundspeed.class, Browsing.class})
class HostileLogsIT {
  /** Maximum bytes in all log files together, per request. */
  private static final long MOST = 2_048;

  /** Less than a stack trace, more than a line. */
  private static final long MOST_OF_A_CLIENT = 600;

  private static final Pattern STATUS = Pattern.compile("\\AHTTP/1\\.[01] ([0-9]{3}) ");
  private static final Pattern FORGED =
      Pattern.compile("(?m)^(2026-11-29.{0,20}ERROR +forged|forged)");

  @Test
  void control_characters_and_broken_escapes_in_addresses() throws Exception {
    assertRefusedQuietly(HostileRequests.addresses());
  }

  @Test
  void headers_that_can_not_be_parsed() throws Exception {
    assertRefusedQuietly(HostileRequests.headers());
  }

  @Test
  void methods_that_an_address_does_not_have() throws Exception {
    assertRefusedQuietly(HostileRequests.methods());
  }

  @Test
  void forms_of_views_that_the_server_does_not_know() throws Exception {
    assertRefusedQuietly(HostileRequests.forms());
  }

  @Test
  void bodies_that_the_api_can_not_read() throws Exception {
    assertRefusedQuietly(HostileRequests.bodies());
  }

  @Test
  void names_of_users() throws Exception {
    assertRefusedQuietly(HostileRequests.names());
  }

  /** The door decides about the response. */
  @Test
  void heads_that_the_server_refuses_before_it_asks_the_application() throws Exception {
    List<String> found = new ArrayList<>();
    for (Hostile hostile : HostileRequests.heads()) {
      Logs before = Logs.now();
      RawHttp.send(HostileRequests.port(), "127.0.0.1", hostile.bytes());
      before.check(hostile.name(), MOST).forEach(found::add);
    }
    assertThat(found).isEmpty();
  }

  /** The door refuses a nul in a path, and it has no error pages. */
  @ParameterizedTest
  @ValueSource(strings = {"?page=%00", "journeys/%00", "api/journeys?page=%00", "api/journeys/%00"})
  void an_address_with_a_nul_is_a_400(String address) {
    HttpResponse<String> answer = new Beacons(Groundspeed.url()).request("GET", address);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith(address.startsWith("?") ? "text/html" : "application/problem+json");
  }

  @Test
  void a_view_that_the_server_has_forgotten_is_renewed_by_its_next_refresh(Browser browser) {
    Tab tab = browser.admin();
    tab.open("/admin/performance/overview");
    tab.run(
        """
        window.old = true;
        for (const state of document.getElementsByName('jakarta.faces.ViewState')) {
          state.value = '-1:2';
        }
        """);
    int answered =
        tab.page()
            .waitForResponse(
                answer -> answer.request().method().equals("POST"), () -> tab.press("r"))
            .status();

    tab.page().waitForFunction("() => window.old === undefined && document.querySelector('h1')");

    assertThat(answered).isEqualTo(400);
    assertThat(tab.text("h1")).isEqualTo("Overview");
  }

  @Test
  void the_log_has_a_total_bound() throws IOException {
    for (String name : List.of("standalone.xml", "standalone-ha.xml")) {
      String server =
          Files.readString(Build.server().resolve("standalone/configuration").resolve(name));

      assertThat(server)
          .containsPattern(
              "(?s)<size-rotating-file-handler name=\"FILE\".{0,300}<rotate-size value=\"10m\"/>"
                  + ".{0,60}<max-backup-index value=\"9\"/>")
          .doesNotContain("periodic-rotating-file-handler", "name=\"GROUNDSPEED\" autoflush");
    }
  }

  @Test
  void no_line_is_in_two_files() throws IOException {
    List<String> twice = new ArrayList<>();
    Map<String, Path> seen = new TreeMap<>();
    for (Path file : Logs.files()) {
      for (String line : Files.readString(file).lines().distinct().toList()) {
        Path before = seen.putIfAbsent(line, file);
        if (before != null && line.startsWith("20")) {
          twice.add(line + " in " + before + " and " + file);
        }
      }
    }
    assertThat(twice).isEmpty();
  }

  private static void assertRefusedQuietly(List<Hostile> requests) throws IOException {
    List<String> found = new ArrayList<>();
    for (Hostile hostile : requests) {
      Logs before = Logs.now();
      String answer = RawHttp.send(HostileRequests.port(), "127.0.0.1", hostile.bytes());
      Matcher status = STATUS.matcher(answer);
      if (!status.find() || Integer.parseInt(status.group(1)) >= 500) {
        found.add(hostile.name() + ": " + answer.lines().findFirst().orElse("no answer"));
      }
      found.addAll(before.check(hostile.name(), MOST_OF_A_CLIENT));
    }
    assertThat(found).isEmpty();
  }

  /** The previous length of each log file. */
  private record Logs(Map<Path, Long> sizes) {
    static Logs now() throws IOException {
      Map<Path, Long> sizes = new TreeMap<>();
      for (Path file : files()) {
        sizes.put(file, Files.size(file));
      }
      return new Logs(sizes);
    }

    static List<Path> files() throws IOException {
      try (Stream<Path> files = Files.list(Groundspeed.logDirectory())) {
        return files.filter(Files::isRegularFile).sorted().toList();
      }
    }

    /** Returns what is wrong with the lines written since then. */
    List<String> check(String name, long most) throws IOException {
      StringBuilder written = new StringBuilder();
      for (Path file : files()) {
        byte[] all = Files.readAllBytes(file);
        int from = Math.min(all.length, sizes.getOrDefault(file, 0L).intValue());
        written.append(
            new String(Arrays.copyOfRange(all, from, all.length), StandardCharsets.UTF_8));
      }
      List<String> wrong = new ArrayList<>();
      if (written.toString().getBytes(StandardCharsets.UTF_8).length > most) {
        wrong.add(name + " wrote " + written);
      }
      if (written.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
          || FORGED.matcher(written).find()) {
        wrong.add(name + " forged " + written);
      }
      return wrong;
    }
  }
}
