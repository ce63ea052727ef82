package io.groundspeed.web.beacon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.web.api.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields that only describe a view never cost a measurement. */
class BeaconReaderTest {
  private static Beacon read(String fields) {
    return parse("{%s, \"vitals\": [{\"name\": \"LCP\", \"value\": 1}]}".formatted(fields));
  }

  private static Beacon parse(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return BeaconReader.read(bytes, bytes.length);
  }

  private static void assertCut(Beacon beacon, String... fields) {
    assertThat(beacon.items()).hasSize(1).allMatch(Beacon.VitalItem.class::isInstance);
    assertThat(beacon.cuts()).isEqualTo(List.of(fields));
  }

  @Test
  void a_release_is_cut_or_left_out() {
    assertThat(read("\"release\": \"\"").release()).isNull();
    assertThat(read("\"release\": \"" + "r".repeat(101) + "\"").release())
        .isEqualTo("r".repeat(100));
    assertThat(read("\"release\": \"versión 2\"").release()).isEqualTo("versión 2");
    assertThat(read("\"release\": \"a\\tb\"").release()).isNull();
    assertThat(read("\"release\": 7").release()).isNull();
    assertCut(read("\"release\": \"\""), "release");
    assertCut(read("\"release\": \"versión 2\""));
    assertCut(read("\"release\": [\"" + "r".repeat(101) + "\"]"), "release");
  }

  @Test
  void a_path_of_any_length_is_a_page() {
    Beacon beacon = read("\"page\": \"/" + "x".repeat(5_000) + "\"");

    assertThat(beacon.page()).startsWith("/xxx").hasSizeLessThanOrEqualTo(Pages.LONGEST);
    assertCut(beacon, "page");
  }

  @Test
  void a_share_that_is_none_counts_as_all() {
    for (String share : new String[] {"\"0,1\"", "0", "-1", "2", "1e400", "{}", "true"}) {
      Beacon beacon = read("\"sampleRate\": " + share);
      assertThat(beacon.sampleRate()).as(share).isEqualTo(1);
      assertCut(beacon, "sampleRate");
    }
    assertThat(read("\"sampleRate\": 0.1").sampleRate()).isEqualTo(0.1);
  }

  @Test
  void device_connection_and_view_are_left_out_where_they_are_none() {
    assertCut(read("\"device\": \"fridge\""), "device");
    assertCut(read("\"device\": 5"), "device");
    assertCut(read("\"device\": \"" + "x".repeat(99) + "\""), "device");
    assertCut(read("\"release\": \"" + "x".repeat(101) + "\""), "release");
    assertCut(read("\"pageViewId\": \"has space\""), "pageViewId");
    assertCut(read("\"connection\": [1]"), "connection");
  }

  @Test
  void texts_that_can_not_be_stored_and_wrong_types_are_left_out() {
    for (String field : new String[] {"page", "release", "device", "pageViewId", "connection"}) {
      assertCut(read("\"%s\": \"a\\u0000b\"".formatted(field)), field);
      assertCut(read("\"%s\": \"\\ud83d\"".formatted(field)), field);
    }
    assertCut(read("\"requestId\": \"\\ud83d\""));
    assertCut(read("\"pageViewId\": \"" + "x".repeat(129) + "\""), "pageViewId");
    assertThat(read("\"pageViewId\": \"" + "x".repeat(129) + "\"").pageViewId()).isNull();
    assertCut(
        parse(
            "[{\"name\": \"LCP\", \"value\": 1, \"navigationType\": 5, \"navigationURL\": {}, \"attribution\": []}]"),
        "navigationType",
        "navigationURL",
        "attribution");
  }

  @Test
  void what_is_no_item_harms_no_other() {
    Beacon beacon = parse("{\"vitals\": [\"\\u0000\", {\"name\": \"LCP\", \"value\": 1}]}");

    assertThat(beacon.items()).hasSize(2);
    assertThat(beacon.items().get(1)).isInstanceOf(Beacon.VitalItem.class);
  }

  @Test
  void an_attribution_of_any_depth_is_an_answer_and_no_failure() {
    for (int depth : new int[] {17, 100, 1_500, 20_000}) {
      String deep = "[".repeat(depth) + "]".repeat(depth);
      String body = "[{\"name\": \"LCP\", \"value\": 1, \"attribution\": {\"a\": " + deep + "}}]";
      if (depth < 64) {
        assertThat(parse(body).items()).hasSize(1);
      } else {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(InvalidRequest.class);
      }
    }
  }

  @Test
  void without_any_value_the_body_is_refused_by_what_could_not_be_used() {
    assertThatThrownBy(() -> parse("{\"device\": \"fridge\", \"vitals\": []}"))
        .isInstanceOf(InvalidRequest.class);
  }
}
