package io.groundspeed.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.endpoint.EndpointFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageEndpointsTest {
  private static final List<EndpointFigures> ALL =
      List.of(
          figures("a.war", "GET", "/shop/{category}"),
          figures("a.war", "POST", "/cart"),
          figures("a.war", "GET", "/shop/*"),
          figures("a.war", "GET", "/*"),
          figures("a.war", "GET", "*.xhtml"),
          figures("b.war", "GET", "/cart"));

  @Test
  void the_endpoint_with_the_name_of_the_page_served_it() {
    assertThat(serving("a.war", "/shop/{category}")).isEqualTo("/shop/{category}");
    assertThat(serving("b.war", "/cart")).isEqualTo("/cart");
  }

  @Test
  void else_the_most_specific_wildcard_did() {
    assertThat(serving("a.war", "/shop/tea")).isEqualTo("/shop/*");
    assertThat(serving("a.war", "/cart")).isEqualTo("/*");
    assertThat(serving("a.war", "/help.xhtml")).isEqualTo("*.xhtml");
  }

  @Test
  void another_deployment_did_not() {
    assertThat(serving("b.war", "/shop/tea")).isNull();
    assertThat(serving("c.war", "/cart")).isNull();
  }

  private static String serving(String deployment, String page) {
    return PageEndpoints.serving(ALL, deployment, page).map(EndpointFigures::template).orElse(null);
  }

  private static EndpointFigures figures(String deployment, String method, String template) {
    return new EndpointFigures(deployment, method, template, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1);
  }
}
