package io.groundspeed.probe.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  private static final List<String> PROXIES = List.of("10.0.0.1", "10.0.0.2");

  @Test
  void a_header_from_an_unknown_peer_is_ignored() {
    assertThat(ClientAddress.of("192.0.2.9", "198.51.100.7", PROXIES)).isEqualTo("192.0.2.9");
  }

  @Test
  void the_last_hop_that_is_no_proxy_is_the_client() {
    assertThat(ClientAddress.of("10.0.0.1", "203.0.113.5, 198.51.100.7 , 10.0.0.2", PROXIES))
        .isEqualTo("198.51.100.7");
  }

  @Test
  void a_header_that_names_no_address_leaves_the_peer() {
    assertThat(ClientAddress.of("10.0.0.1", "", PROXIES)).isEqualTo("10.0.0.1");
    assertThat(ClientAddress.of("10.0.0.1", "10.0.0.2", PROXIES)).isEqualTo("10.0.0.1");
    assertThat(ClientAddress.of("10.0.0.1", "x".repeat(46), PROXIES)).isEqualTo("10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.9, 192.0.2.9",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "2001:db8:1:2::7, 2001:db8:1:2::/64",
    "2001:db8::7, 2001:db8:0:0::/64",
    "fe80::1%eth0, fe80:0:0:0::/64",
    "::1, 0:0:0:0::/64",
    "::ffff:192.0.2.9, ::ffff:192.0.2.9"
  })
  void limits_count_by_ipv4_address_and_by_ipv6_network(String address, String network) {
    assertThat(ClientAddress.network(address)).isEqualTo(network);
  }
}
