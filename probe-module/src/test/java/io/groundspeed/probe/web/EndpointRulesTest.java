package io.groundspeed.probe.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.setting.LenientSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointRulesTest {
  private final EndpointRules rules =
      rules(
          "shop.war: /shop/orders/{id}, /shop/orders/{id}/lines/{line}, /shop/files/*; blog.war:/{slug}");

  @ParameterizedTest
  @CsvSource({
    "shop.war, /shop/orders/17, /shop/orders/{id}",
    "shop.war, /shop/orders/17;jsessionid=abc, /shop/orders/{id}",
    "shop.war, /shop/orders/17/lines/3, /shop/orders/{id}/lines/{line}",
    "shop.war, /shop/files/a/b/c, /shop/files/*",
    "shop.war, /shop/files, ",
    "shop.war, /shop/orders/, ",
    "shop.war, /shop/orders/17/lines, ",
    "blog.war, /hello, /{slug}",
    "blog.war, /shop/orders/17, ",
    "other.war, /hello, "
  })
  void the_first_template_that_fits_is_the_name(String deployment, String path, String name) {
    assertThat(rules.of(deployment, path)).isEqualTo(name);
  }

  @Test
  void what_can_not_be_understood_is_left_out() {
    EndpointRules lenient = rules("nonsense; a.war: relative, /good/{id}, /a b; ;:x");

    assertThat(lenient.of("a.war", "/good/1")).isEqualTo("/good/{id}");
    assertThat(lenient.of("a.war", "relative")).isNull();
    assertThat(rules("").of("a.war", "/")).isNull();
  }

  private static EndpointRules rules(String text) {
    return EndpointRules.of(LenientSettings.logged(Map.of("GROUNDSPEED_ENDPOINTS", text)));
  }
}
