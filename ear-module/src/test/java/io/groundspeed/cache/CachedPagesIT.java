package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RawHttp;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages that are the same for everyone who is not logged in, cached on the server and in browsers.
 */
@ExtendWith({Groundspeed.class, Browsing.class})
class CachedPagesIT {
  private static final String PAGES = "page:/:{request}";

  private final Beacons http = new Beacons(Groundspeed.url());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?category=Writing",
        "?page=2",
        "journeys/translate-a-poem",
        "mentors",
        "mentors/2"
      })
  void a_public_page_is_kept_and_has_no_nonce_no_script_and_no_cookie(String address) {
    HttpResponse<String> first = http.request("GET", address);
    HttpResponse<String> second = http.request("GET", address);

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body())
        .isEqualTo(first.body())
        .contains("Log in", "</html>")
        .doesNotContain("nonce")
        .doesNotContainPattern("<script(?![^>]*\\ssrc=)");
    assertThat(header(second, "ETag")).matches("W/\"[0-9a-f]{24}\"").isEqualTo(tag(first));
    assertThat(header(second, "Cache-Control")).isEqualTo("private, no-cache");
    assertThat(header(second, "Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .doesNotContain("nonce");
    assertThat(header(second, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(second, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(second.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void its_reads_are_in_the_figures_and_a_browser_that_has_it_is_told_304() {
    String tag = tag(http.request("GET", ""));
    long before = CacheRows.hits("browser:pages");
    long hits = CacheRows.hits(PAGES);

    for (int i = 0; i < 5; i++) {
      HttpResponse<String> again = http.request("GET", "", "If-None-Match", tag);
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(tag(again)).isEqualTo(tag);
    }

    assertThat(http.request("GET", "", "If-None-Match", "W/\"other\"").statusCode()).isEqualTo(200);
    CacheRows.awaitHits("browser:pages", before + 5);
    CacheRows.awaitHits(PAGES, hits + 6);
    CacheRows.awaitEntry("page:/:/");
  }

  @Test
  void a_browser_that_takes_gzip_gets_it() throws Exception {
    HttpResponse<String> plain = http.request("GET", "");
    String zipped =
        RawHttp.send(
            URI.create(Groundspeed.url()).getPort(),
            "GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n");

    assertThat(zipped).contains("Content-Encoding: gzip", "Vary: Accept-Encoding", tag(plain));
    assertThat(zipped.length()).isLessThan(plain.body().length() / 2);
  }

  @Test
  void who_is_logged_in_gets_his_own_page_and_nobody_else_gets_it(Browser browser) {
    String tag = tag(http.request("GET", ""));
    HttpResponse<String> own =
        http.request("GET", "", "Authorization", client(), "If-None-Match", tag);
    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(own.body()).contains("Logged in as client", "Log out").doesNotContain(">Log in<");
    assertThat(header(own, "Cache-Control")).isEqualTo("no-store");
    assertThat(own.headers().firstValue("ETag")).isEmpty();

    for (String address :
        new String[] {"/?category=Making", "/journeys/walk-the-city", "/mentors"}) {
      Tab client = browser.client();
      client.open(address);
      assertThat(client.text(".user")).as(address).isEqualTo("client");
      Tab anyone = browser.anonymous();
      anyone.open(address);
      assertThat(anyone.text(".who")).as(address).isEqualTo("Log in");
      client.open(address);
      assertThat(client.text(".user")).as(address).isEqualTo("client");
    }
  }

  @Test
  void a_log_in_and_a_log_out_are_seen_at_once_on_a_page_that_the_browser_has(Browser browser) {
    Tab tab = browser.anonymous();
    tab.open("/mentors");
    assertThat(tab.text(".who")).isEqualTo("Log in");

    tab.find(".who a").click();
    tab.logIn("client", Groundspeed.PASSWORD);
    tab.open("/mentors");
    assertThat(tab.text(".user")).isEqualTo("client");

    tab.find("text=Log out").click();
    tab.open("/mentors");
    assertThat(tab.text(".who")).isEqualTo("Log in");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_change_takes_out_the_pages_that_show_it_before_it_is_answered() {
    String slug =
        Groundspeed.database()
            .value(
                """
                SELECT min(slug) FROM groundspeed.journeys AS j
                 WHERE status = 'published' AND category = 'Work'
                   AND NOT EXISTS (SELECT FROM groundspeed.user_enrollments AS e
                                     JOIN groundspeed.users AS u ON u.id = e.user_id
                                    WHERE e.journey_id = j.id AND u.username = 'client')
                """);
    String before = tag(http.request("GET", "journeys/" + slug));
    assertThat(tag(http.request("GET", "journeys/" + slug))).isEqualTo(before);

    HttpResponse<String> enrolled =
        http.request(
            "POST",
            "api/journeys/" + slug + "/enrollments",
            "Authorization",
            client(),
            "Content-Type",
            "application/json");

    assertThat(enrolled.statusCode()).as(enrolled.body()).isEqualTo(201);
    assertThat(tag(http.request("GET", "journeys/" + slug))).isNotEqualTo(before);
  }

  @Test
  void nothing_of_a_request_gets_into_a_page_that_others_see() throws Exception {
    String hostile =
        """
        GET /?category=Music&x=%22evil%22&jakarta.faces.ViewState=stateless&done=&cid=666 HTTP/1.1
        Host: evil.example
        X-Forwarded-Host: evil.example
        Faces-Request: partial/ajax
        Accept: application/xhtml+xml
        Accept-Language: tlh
        Cookie: evil=1; JSESSIONID=evil
        Connection: close

        """
            .replace("\n", "\r\n");

    String answer = RawHttp.send(URI.create(Groundspeed.url()).getPort(), hostile);

    HttpResponse<String> next = http.request("GET", "?category=Music");
    assertThat(answer).startsWith("HTTP/1.1 200").contains(tag(next)).doesNotContain("evil", "666");
    assertThat(next.body()).startsWith("<!DOCTYPE html>").doesNotContain("evil", "partial");
    assertThat(header(next, "Content-Type")).startsWith("text/html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?q=poem",
        "?category=Nothing",
        "?category=Writing%20",
        "?page=99",
        "?page=02",
        "?done=left",
        "journeys/none",
        "journeys/translate%2Da-poem",
        "mentors/0",
        "mentors/02"
      })
  void of_what_there_is_no_end_nothing_is_kept(String address) {
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> page = http.request("GET", address);
      assertThat(page.headers().firstValue("ETag")).isEmpty();
      assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void a_kept_page_is_measured_and_breaks_no_policy(Browser browser) {
    Tab tab = browser.anonymous();
    tab.open("/mentors");
    tab.open("/");
    String since = Groundspeed.database().value("SELECT now()");

    assertThat(tab.open("/mentors").headers()).containsKey("etag");
    assertThat(tab.run("document.documentElement.dataset.theme")).isEqualTo("system");
    tab.find("h1").click();
    tab.open("/");

    CacheRows.await(
        """
        SELECT count(*) > 0 FROM groundspeed.web_vitals
         WHERE recorded_at >= '%s' AND page_path = '/mentors' AND request_id IS NOT NULL
        """
            .formatted(since));
    assertThat(tab.complaints()).isEmpty();
  }

  private static String tag(HttpResponse<String> answer) {
    return header(answer, "ETag");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return String.join("; ", answer.headers().allValues(name));
  }

  private static String client() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(("client:" + Groundspeed.PASSWORD).getBytes(StandardCharsets.UTF_8));
  }
}
