package io.groundspeed.web.beacon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.web.api.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only describes a view never costs a value. */
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
    assertCut(read("\"pageViewId\": \"has space\""), "pageViewId");
    assertCut(read("\"connection\": [1]"), "connection");
  }

  @Test
  void without_any_value_the_body_is_refused_by_what_could_not_be_used() {
    assertThatThrownBy(() -> parse("{\"device\": \"fridge\", \"vitals\": []}"))
        .isInstanceOf(InvalidRequest.class);
  }
}
