package io.groundspeed.web.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code queue.js} in isolation, on a clock that the test sets. */
class QueueTest {
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
        const {Queue} = await import('/source/queue.js');
        const {PageView} = await import('/source/page-view.js');
        window.view = new PageView({sample: 1});
        window.sent = [];
        window.answers = [];
        window.queue = new Queue(async (batch) => {
          sent.push({names: batch.vitals.map((v) => v.name + '=' + v.value).join(), ...batch});
          return answers.shift();
        });
        """);
  }

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void what_waits_goes_five_seconds_after_the_first_came() {
    add(1, 2);
    page.pass(4900);
    add(3);
    assertThat(sent()).isEmpty();

    page.pass(200);

    assertThat(sent()).containsExactly("M1=0,M2=0,M3=0");
  }

  @Test
  void ten_that_wait_go_at_once() {
    add(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(sent()).isEmpty();

    add(10);

    assertThat(sent()).containsExactly("M1=0,M2=0,M3=0,M4=0,M5=0,M6=0,M7=0,M8=0,M9=0,M10=0");
    page.pass(20_000);
    assertThat(sent()).as("and not again").hasSize(1);
  }

  @Test
  void only_the_newest_value_of_a_metric_waits() {
    add(1);
    add(1, 9);
    add(1);
    page.pass(5000);

    assertThat(sent()).containsExactly("M1=2,M9=0");
  }

  @Test
  void what_was_refused_goes_again_when_the_server_said_and_not_before() {
    answers(30_000);
    add(1);
    page.pass(5000);
    add(IntStream.rangeClosed(2, 12).toArray());
    page.run("queue.send()");
    page.pass(29_900);
    assertThat(sent()).containsExactly("M1=0");

    page.pass(200);

    assertThat(sent()).hasSize(2).last(STRING).startsWith("M1=0,M2=0").endsWith("M12=0");
  }

  @Test
  void a_value_that_was_replaced_meanwhile_is_not_sent_again() {
    page.run(
        """
        let settle;
        queue.post = (batch) => new Promise((done) => { settle = done; });
        queue.add(view, view.measure('M1', 0));
        queue.send();
        queue.post = async (batch) => { sent.push({names: batch.vitals[0].value}); };
        queue.add(view, view.measure('M1', 1));
        queue.send();
        settle(1000);
        """);
    page.pass(60_000);

    assertThat(sent()).containsExactly("1");
  }

  @Test
  void one_batch_at_a_time_is_under_way() {
    page.run(
        """
        const post = queue.post;
        queue.post = (batch) => new Promise((done) => { window.settle = done; });
        queue.add(view, view.measure('M1', 0));
        queue.send();
        queue.post = post;
        """);
    add(2);
    page.pass(60_000);
    assertThat(sent()).isEmpty();

    page.run("settle()");
    page.pass(5000);

    assertThat(sent()).containsExactly("M2=0");
  }

  @Test
  void a_server_that_says_nothing_is_asked_at_growing_intervals() {
    answers(0, 0, 0);
    add(1);

    page.pass(5000);
    assertThat(sent()).hasSize(1);
    page.pass(4900);
    assertThat(sent()).hasSize(1);
    page.pass(200);
    assertThat(sent()).hasSize(2);
    page.pass(9800);
    assertThat(sent()).hasSize(2);
    page.pass(400);
    assertThat(sent()).hasSize(3);
  }

  @Test
  void at_most_fifty_wait_and_the_next_batch_says_how_many_had_to_go() {
    answers(60_000);
    add(1);
    page.pass(5000);
    add(IntStream.rangeClosed(2, 53).toArray());
    page.pass(70_000);

    assertThat(page.run("return [sent[1].vitals.length, sent[1].vitals[0].name, sent[1].dropped]"))
        .isEqualTo(List.of(50, "M4", 3));
    assertThat(page.run("return sent[0].dropped")).isNull();
  }

  @Test
  void the_vitals_of_two_views_go_in_two_batches() {
    add(1, 2);
    page.run(
        """
        const {PageView} = await import('/source/page-view.js');
        const other = new PageView({sample: 1}, 'back-forward-cache');
        queue.add(other, other.measure('M1', 7));
        queue.send();
        """);

    assertThat(sent()).containsExactly("M1=0,M2=0", "M1=7");
    assertThat(page.run("return new Set(sent.map((batch) => batch.pageViewId)).size")).isEqualTo(2);
  }

  @Test
  void a_page_that_goes_sends_what_is_there_though_the_server_failed_before() {
    answers(0);
    add(1);
    page.pass(5000);
    add(2);

    page.run("queue.send()");

    assertThat(sent()).containsExactly("M1=0", "M1=0,M2=0");
  }

  @Test
  void a_page_that_goes_does_not_wait_for_an_answer() {
    page.run(
        """
        const post = queue.post;
        queue.post = (batch) => { post(batch); return new Promise(() => {}); };
        """);
    add(1);
    page.pass(5000);
    add(2);

    page.run("queue.send()");

    assertThat(sent()).containsExactly("M1=0", "M2=0");
  }

  @Test
  void vitals_and_assets_that_are_too_much_for_one_request_go_in_several_vitals_first() {
    page.run(
        """
        const asset = {url: 'https://shop.example/' + 'x'.repeat(1000), type: 'img', ms: 1};
        queue.addAssets(view, Array.from({length: 90}, () => asset));
        """);
    add(1, 2);

    page.run("queue.send()");

    assertThat(
            page.run(
                "return sent.map((it) => it.vitals.length + '/' + (it.assets?.length ?? 0)).join(' ')"))
        .asString()
        .matches("2/9( 0/1[0-2]){7}");
  }

  @Test
  void arrays_are_written_as_arrays_whatever_a_library_thinks_of_them() {
    page.run(
        """
        Array.prototype.toJSON = function () { return 'broken'; };
        queue.post = async (batch) => { window.body = JSON.stringify(batch); };
        queue.addAssets(view, [{url: '/a.js'}]);
        queue.add(view, view.measure('M1', 0));
        queue.send();
        delete Array.prototype.toJSON;
        """);

    assertThat(page.run("return window.body"))
        .asString()
        .contains("\"vitals\":[{\"name\":\"M1\"", "\"assets\":[{\"url\":\"/a.js\"}]");
  }

  @Test
  void a_failure_does_not_shorten_what_the_server_has_asked_for() {
    page.run(
        """
        const {PageView} = await import('/source/page-view.js');
        const other = new PageView({sample: 1}, 'back-forward-cache');
        queue.add(other, other.measure('M9', 0));
        """);
    answers(60_000, 0);
    add(1);
    page.pass(5000);
    assertThat(sent()).hasSize(2);
    page.pass(50_000);
    page.run("queue.send()");
    assertThat(sent()).as("within the minute").hasSize(2);

    page.pass(12_000);

    assertThat(sent()).hasSize(4);
  }

  /**
   * Measures metrics named M1, M2, …; the value of each starts at 0 and increases by one each time
   * it is added.
   */
  private void add(int... numbers) {
    page.run(
        """
        for (const number of arg) {
          const name = 'M' + number;
          const value = (view.vitals.get(name)?.value ?? -1) + 1;
          queue.add(view, view.measure(name, value));
        }
        """,
        IntStream.of(numbers).boxed().toList());
  }

  private void answers(Integer... waits) {
    page.run("answers.push(...arg)", List.of(waits));
  }

  private List<String> sent() {
    List<?> names = (List<?>) page.run("return sent.map((batch) => String(batch.names))");
    return names.stream().map(String::valueOf).toList();
  }
}
