package io.groundspeed.web.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What remains of the addresses in a text. */
class AddressesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "https://shop.example/a.js?token=S3CRET|https://shop.example/a.js",
        "https://shop.example/a.js#S3CRET|https://shop.example/a.js",
        "https://ann:S3CRET@shop.example/a.js|https://shop.example/a.js",
        "//ann:S3CRET@cdn.example/a.js|//cdn.example/a.js",
        "HTTPS://ann@shop.example|HTTPS://shop.example",
        "https://a@b@shop.example/|https://shop.example/",
        "/basket;jsessionid=S3CRET/items;v=1|/basket/items",
        "/basket%3Bjsessionid=S3CRET/items%3Ftoken=S3CRET|/basket/items",
        "/reset?token=S3CRET and more S3CRET|/reset",
        "/go/https://ann:S3CRET@b.example/c|/go/https://b.example/c",
        "blob:https://shop.example/7?S3CRET|blob:https://shop.example/7",
        "at run (https://shop.example/a.js?token=S3CRET) line 3|at run (https://shop.example/a.js) line 3",
        "IMG[src=https://shop.example/a.png?token=S3CRET].onload|IMG[src=https://shop.example/a.png].onload",
        "url(https://shop.example/a.png?S3CRET)|url(https://shop.example/a.png)",
        "url('/a.png;id=S3CRET?S3CRET')|url('/a.png')",
        "url(\"a.png?S3CRET\")|url(\"a.png\")",
        "a[href=\"/reset?token=S3CRET#x\"]>b|a[href=\"/reset\"]>b",
        "loaded reset.html?token=S3CRET first|loaded reset.html first",
        "basket.jsp;jsessionid=S3CRET|basket.jsp",
        "user=S3CRET&token=S3CRET|~~",
        "with access_token=S3CRET there|with access_token= there",
        "background: url(data:image/png;base64,S3CRET)|background: url(data:)",
        "see //ann:S3CRET@cdn.example/x now|see //cdn.example/x now",
      })
  void nothing_is_left_of_what_may_be_secret(String text, String clean) {
    assertThat(Addresses.withoutSecrets(text)).isEqualTo(clean).doesNotContain("S3CRET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#main>div.hero.wide",
        "html>body>div#app>button.buy",
        "BUTTON#buy.onclick",
        "https://shop.example/a%20b/c.js",
        "/journeys/first-steps",
        "processing-duration",
        "FrameRequestCallback",
        "a ? b : c",
        "x => x + 1",
        "li:nth-child(2)",
        "ann@example.org",
        "4/5 of 100%",
      })
  void other_texts_stay_as_they_are(String text) {
    assertThat(Addresses.withoutSecrets(text)).isEqualTo(text);
  }

  @Test
  void hostile_texts_of_64_kib_take_no_longer_than_their_length() {
    for (String part :
        new String[] {
          "a=", "&a=", "?", "?a ", ";a", "token", "//", "//@", "/%3b", "a:", "(", "[?", "data:",
          "=&"
        }) {
      String text = "x " + part.repeat(65_536 / part.length());

      assertThat(
              org.junit.jupiter.api.Assertions.<String>assertTimeoutPreemptively(
                  Duration.ofSeconds(20), () -> Addresses.withoutSecrets(text)))
          .as(part)
          .isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "https://shop.example|/",
        "https://ann:x@shop.example/a/b;v=1?c=d#e|/a/b",
        "//shop.example/a|/a",
        "/a;jsessionid=7/b|/a/b",
        "?q=1|/",
        "checkout|checkout",
      })
  void a_page_is_its_path(String page, String path) {
    assertThat(Pages.path(page)).isEqualTo(path);
  }

  @Test
  void a_path_is_cut_to_whole_characters_within_its_bytes() {
    String path = Pages.path("/" + "\uD83D\uDE00".repeat(500));

    assertThat(path).isEqualTo("/" + "\uD83D\uDE00".repeat(63));
  }
}
