package io.groundspeed.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonBindingTest {
  /** A record whose unknown fields are left out. */
  public record Sparse(@Nullable Double value, List<String> list, Map<String, Long> counts) {}

  /** A record whose unknown fields are null. */
  @JsonbNillable
  public record Complete(@Nullable Double value) {}

  @Test
  void fields_without_a_value_are_left_out_unless_the_record_is_nillable() {
    assertThat(json(new Sparse(null, List.of(), Map.of())))
        .isEqualTo("{\"counts\":{},\"list\":[]}");
    assertThat(json(new Complete(null))).isEqualTo("{\"value\":null}");
  }

  @Test
  void numbers_that_json_does_not_have_are_null() {
    assertThat(json(new Complete(Finite.orNull(Double.NaN)))).isEqualTo("{\"value\":null}");
    assertThat(json(new Complete(Finite.orNull(Double.NEGATIVE_INFINITY))))
        .isEqualTo("{\"value\":null}");
    assertThat(json(new Complete(Finite.orNull(-0.5)))).isEqualTo("{\"value\":-0.5}");
  }

  @Test
  void they_are_null_wherever_they_are() {
    assertThat(JsonBinding.write(new Complete(Double.NaN))).isEqualTo("{\"value\":null}");
    assertThat(JsonBinding.write(Map.of("p95", Double.POSITIVE_INFINITY)))
        .isEqualTo("{\"p95\":null}");
    assertThat(JsonBinding.write(List.of(1.5, Double.NEGATIVE_INFINITY))).isEqualTo("[1.5,null]");
  }

  @Test
  void all_answers_share_one_binding() {
    assertThat(new JsonBinding().getContext(Sparse.class))
        .isSameAs(new JsonBinding().getContext(Complete.class));
  }

  private static String json(Object answer) {
    return new JsonBinding().getContext(answer.getClass()).toJson(answer);
  }
}
