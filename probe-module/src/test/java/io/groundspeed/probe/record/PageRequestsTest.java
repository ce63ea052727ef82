package io.groundspeed.probe.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.call.Caller;
import org.junit.jupiter.api.Test;

class PageRequestsTest {
  private final PageRequests pages = new PageRequests();

  @Test
  void a_page_has_the_name_of_its_endpoint_by_its_request_and_by_its_path() {
    pages.served("r1", "/shop/orders/7;jsessionid=x", new Caller("shop.war", "/shop/orders/{id}"));

    PageRequests.Page page = pages.of("r1", "/anything");
    assertThat(page.deployment()).isEqualTo("shop.war");
    assertThat(page.named("/shop/orders/7")).isEqualTo("/shop/orders/{id}");
    assertThat(page.named(null)).isEqualTo("/shop/orders/{id}");
    assertThat(page.named("/by-the-page-itself")).isEqualTo("/by-the-page-itself");
    assertThat(pages.of(null, "/shop/orders/7")).isEqualTo(page);
    assertThat(pages.of("r2", "/shop/orders/8")).isNull();
  }

  @Test
  void a_mapping_says_less_than_the_path() {
    pages.served("r1", "/shop/about.html", new Caller("shop.war", "/shop/*.html"));
    pages.served("r2", "/graph", new Caller("shop.war", "query Orders"));

    assertThat(pages.of("r1", null).name()).isEqualTo("/shop/about.html");
    assertThat(pages.of("r2", null).name()).isEqualTo("/graph");
  }

  @Test
  void the_latest_ten_thousand_are_known() {
    for (int i = 0; i <= 10_000; i++) {
      pages.served("r" + i, "/p" + i, new Caller("shop.war", "/p{n}"));
    }

    assertThat(pages.of("r0", "/p0")).isNull();
    assertThat(pages.of("r1", null)).isNotNull();
    assertThat(pages.of("r10000", null)).isNotNull();
  }
}
