package io.groundspeed.web.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.web.api.JsonBinding;
import io.groundspeed.web.suggest.SuggestionsResource.SuggestionsAnswer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionsJsonTest {
  @Test
  void a_name_is_its_value_and_its_label() {
    assertThat(JsonBinding.write(SuggestionsAnswer.of(List.of("/a\"b", "/c"))))
        .isEqualTo(
            """
            {"suggestions":[{"value":"/a\\"b","label":"/a\\"b"},{"value":"/c","label":"/c"}],\
            "moreAvailable":false}""");
    assertThat(JsonBinding.write(SuggestionsAnswer.of(List.of())))
        .isEqualTo("{\"suggestions\":[],\"moreAvailable\":false}");
  }

  @Test
  void one_name_too_many_is_left_out_and_announced() {
    List<String> found =
        IntStream.rangeClosed(0, SuggestionsResource.MOST).mapToObj(Integer::toString).toList();

    SuggestionsAnswer answer = SuggestionsAnswer.of(found);

    assertThat(answer.suggestions()).hasSize(SuggestionsResource.MOST);
    assertThat(answer.moreAvailable()).isTrue();
  }
}
