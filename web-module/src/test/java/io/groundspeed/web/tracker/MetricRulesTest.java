package io.groundspeed.web.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code cls.js} and {@code inp.js} with entries that browsers do not produce on demand. */
class MetricRulesTest {
  private static Chromium chromium;

  private SourcePage page;

  @BeforeAll
  static void launch() {
    chromium = Chromium.launch();
  }

  @AfterAll
  static void quit() {
    chromium.close();
  }

  @BeforeEach
  void open() {
    page = new SourcePage(chromium);
    page.run(
        """
        window.observers = [];
        window.reported = [];
        window.PerformanceObserver = class {
          static supportedEntryTypes = ['layout-shift', 'event', 'first-input'];
          constructor(callback) { this.give = (entries) => callback({getEntries: () => entries}); }
          observe({durationThreshold}) {
            if (durationThreshold !== 0) observers[0] = this; else observers[1] = this;
          }
          takeRecords() { return []; }
        };
        (await import('/source/lifecycle.js')).followPage(() => {});
        """);
  }

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void shifts_less_than_a_second_apart_add_up() {
    start("cls");
    give(shift(1000, 0.1), shift(1999, 0.1), shift(2500, 0.05));

    assertThat(reportedWhenHidden()).isCloseTo(0.25, Offset.offset(1e-9));
  }

  @Test
  void a_second_without_a_shift_begins_a_new_window_and_the_largest_counts() {
    start("cls");
    give(shift(1000, 0.1), shift(1500, 0.1), shift(2500, 0.15), shift(9000, 0.01));

    assertThat(reportedWhenHidden()).isCloseTo(0.2, Offset.offset(1e-9));
  }

  @Test
  void a_window_ends_after_five_seconds() {
    start("cls");
    for (int i = 0; i < 8; i++) {
      give(shift(1000 + i * 900, 0.1));
    }

    assertThat(reportedWhenHidden()).isCloseTo(0.6, Offset.offset(1e-9));
  }

  @Test
  void a_shift_right_after_an_input_does_not_count() {
    start("cls");
    give(Map.of("startTime", 1000, "value", 0.3, "hadRecentInput", true));

    assertThat(reportedWhenHidden()).isZero();
  }

  @Test
  void a_restored_page_starts_at_no_shift() {
    start("cls");
    give(shift(1000, 0.3));
    restore();

    assertThat(reportedWhenHidden()).isZero();
  }

  @Test
  void the_longest_of_up_to_fifty_interactions_counts() {
    countedByTheBrowser(49);
    start("inp");
    give(event(1, 300), event(2, 500), event(3, 100), event(2, 80));

    assertThat(reportedWhenHidden()).isEqualTo(500);
  }

  @Test
  void the_second_longest_counts_from_fifty_on_and_the_third_from_a_hundred() {
    countedByTheBrowser(50);
    start("inp");
    give(event(1, 300), event(2, 500), event(3, 100));
    assertThat(reportedWhenHidden()).isEqualTo(300);

    countedByTheBrowser(100);
    assertThat(reportedWhenHidden()).isEqualTo(100);
  }

  @Test
  void the_ten_longest_interactions_are_remembered() {
    countedByTheBrowser(5000);
    start("inp");
    List<Map<String, ?>> events = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      events.add(event(i, 48 + 8 * ((i * 7) % 30)));
    }
    give(events.toArray(Map[]::new));

    assertThat(reportedWhenHidden()).isEqualTo(48 + 8 * 20);
  }

  @Test
  void an_event_that_belongs_to_no_interaction_does_not_count() {
    countedByTheBrowser(1);
    start("inp");
    give(event(0, 900), event(1, 16));

    assertThat(reportedWhenHidden()).isEqualTo(16);
  }

  @Test
  void a_browser_that_does_not_count_interactions_is_counted_for() {
    page.run("delete performance.interactionCount; delete Performance.prototype.interactionCount");
    start("inp");
    page.run("observers[1].give([{interactionId: 1000}, {interactionId: 1000 + 7 * 49}])");
    give(event(1, 300), event(2, 500));

    assertThat(reportedWhenHidden()).isEqualTo(300);
  }

  @Test
  void a_restored_page_forgets_its_interactions() {
    countedByTheBrowser(60);
    start("inp");
    give(event(1, 300), event(2, 500));
    restore();
    assertThat(reportedWhenHidden()).isNull();

    countedByTheBrowser(61);
    give(event(3, 200), event(4, 100));
    assertThat(reportedWhenHidden()).isEqualTo(200);
  }

  @Test
  void quick_interactions_with_a_restored_page_take_the_least_that_browsers_tell_apart() {
    countedByTheBrowser(60);
    start("inp");
    restore();
    countedByTheBrowser(62);

    assertThat(reportedWhenHidden()).isEqualTo(8);
  }

  private void start(String metric) {
    page.run(
        "(await import(`/source/${arg}.js`))[arg]((value) => { window.reported = value; });"
            + "window.reported = null;",
        metric);
  }

  private void give(Map<?, ?>... entries) {
    page.run("observers[0].give(arg)", List.of(entries));
  }

  private void restore() {
    page.run("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
  }

  private Double reportedWhenHidden() {
    Number reported =
        (Number)
            page.run(
                """
                Object.defineProperty(
                    document, 'visibilityState', {value: 'hidden', configurable: true});
                document.dispatchEvent(new Event('visibilitychange', {bubbles: true}));
                return reported;
                """);
    return reported == null ? null : reported.doubleValue();
  }

  private void countedByTheBrowser(int interactions) {
    page.run(
        "Object.defineProperty(performance, 'interactionCount', {value: arg, configurable: true})",
        interactions);
  }

  private static Map<String, ?> shift(int startTime, double value) {
    return Map.of("startTime", startTime, "value", value, "hadRecentInput", false);
  }

  private static Map<String, ?> event(int interactionId, int duration) {
    return Map.of("interactionId", interactionId, "duration", duration, "entryType", "event");
  }
}
