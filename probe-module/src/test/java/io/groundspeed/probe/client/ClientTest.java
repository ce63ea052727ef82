package io.groundspeed.probe.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientTest {
  private static Client client(String address) {
    return new Client(() -> address, Optional::empty);
  }

  @AfterEach
  void unbind() {
    Client.bind(null);
  }

  @Test
  void an_audit_line_ends_with_the_address_of_the_request_that_it_was_written_in() {
    assertThat(AuditLine.of("ada", "disabled", "bob")).isEqualTo("\"ada\" disabled \"bob\"");

    Client.bind(client("192.0.2.7"));

    assertThat(AuditLine.of("ada", "disabled", "bob"))
        .isEqualTo("\"ada\" disabled \"bob\" from \"192.0.2.7\"");
    assertThat(AuditLine.of("ada", "logged in", null))
        .isEqualTo("\"ada\" logged in from \"192.0.2.7\"");
  }

  @Test
  void no_value_of_an_audit_line_can_forge_another() {
    Client.bind(client("1.2.3.4\"\r\nINFO"));

    assertThat(AuditLine.of("a\nb", "did", "x".repeat(300)))
        .doesNotContain("\n", "\r")
        .startsWith("\"a?b\" did \"xxx")
        .endsWith("…\" from \"1.2.3.4???INFO\"");
  }

  @Test
  void a_refusal_is_kept_with_the_request_and_waits_whole_seconds() {
    Client client = client("192.0.2.7");
    Client.bind(client);

    client.refuse(new Refusal(Refusal.Kind.LOCKED, Duration.ofMillis(1_200)));

    Refusal refusal = Client.current().flatMap(Client::refusal).orElseThrow();
    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(2));
    assertThat(new Refusal(Refusal.Kind.BUSY, Duration.ZERO).retryAfter())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_header_counts_only_from_a_trusted_proxy_and_its_last_entry_first() {
    List<String> trusted = List.of("10.0.0.1");

    assertThat(ClientAddress.of("192.0.2.7", "1.1.1.1", trusted)).isEqualTo("192.0.2.7");
    assertThat(ClientAddress.of("10.0.0.1", "6.6.6.6, 192.0.2.9", trusted)).isEqualTo("192.0.2.9");
    assertThat(ClientAddress.of("10.0.0.1", "192.0.2.9, 10.0.0.1", trusted)).isEqualTo("192.0.2.9");
    assertThat(ClientAddress.of("10.0.0.1", null, trusted)).isEqualTo("10.0.0.1");
  }
}
