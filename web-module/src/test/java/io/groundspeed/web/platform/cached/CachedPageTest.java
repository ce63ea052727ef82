package io.groundspeed.web.platform.cached;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.web.gate.Gzip;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachedPageTest {
  private static final String POLICY = "default-src 'none'; script-src 'self' 'nonce-abc+/='";
  private static final List<EntityRef> JOURNEYS = List.of(EntityRef.anyOf("journey"));

  private static CachedPage page(String text) {
    return CachedPage.of(text, POLICY, JOURNEYS);
  }

  @Test
  void it_has_no_nonce_neither_in_its_text_nor_in_its_policy() {
    CachedPage page = page("<script src=\"/a.js\" nonce=\"abc+/=\"></script>é");

    assertThat(new String(Gzip.unzip(page.zipped()), StandardCharsets.UTF_8))
        .isEqualTo("<script src=\"/a.js\"></script>é");
    assertThat(page.policy()).isEqualTo("default-src 'none'; script-src 'self'");
    assertThat(page.entityRefs()).isEqualTo(JOURNEYS);
  }

  @Test
  void its_tag_is_the_same_whatever_the_nonce_was() {
    CachedPage other =
        CachedPage.of(
            "<script src=\"/a.js\" nonce=\"xyz\"></script>",
            POLICY.replace("abc+/=", "xyz"),
            JOURNEYS);

    assertThat(page("<script src=\"/a.js\" nonce=\"abc+/=\"></script>").tag())
        .isEqualTo(other.tag())
        .matches("W/\"[0-9a-f]{24}\"");
    assertThat(page("<p>other</p>").tag()).isNotEqualTo(other.tag());
  }

  @Test
  void what_has_a_nonce_a_script_or_a_state_in_it_is_not_kept() {
    assertThat(page("<input type=\"hidden\" name=\"primefaces.nonce\" value=\"abc+/=\"/>"))
        .isNull();
    assertThat(page("<script nonce=\"abc+/=\">go()</script>")).isNull();
    assertThat(page("<input name=\"jakarta.faces.ViewState\" value=\"1\"/>")).isNull();
  }

  @Test
  void what_depends_on_nothing_known_is_not_kept() {
    assertThat(CachedPage.of("<p>text</p>", POLICY, List.of())).isNull();
  }
}
