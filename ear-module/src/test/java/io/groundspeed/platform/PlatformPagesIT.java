package io.groundspeed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of the platform in a real browser, as every role. */
@ExtendWith({Groundspeed.class, Browsing.class})
class PlatformPagesIT {
  private static final String JOURNEY = "/journeys/java-from-zero-to-useful";

  private Tab tab;

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.anonymous();
  }

  private void logIn(String name) {
    tab.open("/login");
    tab.logIn(
        name, name.equals("admin") ? RunningGroundspeed.ADMIN_PASSWORD : Groundspeed.PASSWORD);
  }

  @Test
  void public_pages_fit_every_width_and_both_themes_and_have_no_barrier() {
    assertSound("/", "/?q=nothing+like+this", JOURNEY, "/mentors", mentor());
  }

  @Test
  void pages_of_clients_fit_every_width_and_both_themes_and_have_no_barrier(Browser browser) {
    tab = browser.client();

    assertSound(
        "/me?done=seen", JOURNEY, "/journeys/repair-your-bicycle", openSection(), passedSection());
  }

  @Test
  void pages_of_mentors_fit_every_width_and_both_themes_and_have_no_barrier(Browser browser) {
    tab = browser.mentor();

    assertSound("/mentor", "/");
  }

  private void assertSound(String... pages) {
    for (String page : pages) {
      tab.assertSound(page);
      assertThat(tab.find("script[src^='/groundspeed.js'][data-page]").count())
          .as("trackers on " + page)
          .isEqualTo(1);
    }
  }

  private static String mentor() {
    return "/mentors/"
        + Groundspeed.database()
            .value("SELECT id FROM groundspeed.users WHERE username = 'mentor'");
  }

  private static String openSection() {
    return section("j.slug = 'cook-five-good-dinners' ORDER BY s.order_index DESC");
  }

  private static String passedSection() {
    return section("j.slug = 'java-from-zero-to-useful' ORDER BY s.order_index");
  }

  private static String section(String condition) {
    return "/sections/"
        + Groundspeed.database()
            .value(
                """
                SELECT s.id FROM groundspeed.sections s
                JOIN groundspeed.journeys j ON j.id = s.journey_id WHERE %s LIMIT 1
                """
                    .formatted(condition));
  }

  @Test
  void the_catalogue_weighs_less_than_150_kilobytes_and_brings_no_library() {
    com.microsoft.playwright.CDPSession network = tab.page().context().newCDPSession(tab.page());
    long[] bytes = {0};
    List<String> requested = new java.util.ArrayList<>();
    network.on(
        "Network.loadingFinished", event -> bytes[0] += event.get("encodedDataLength").getAsLong());
    tab.page().onRequest(request -> requested.add(request.url()));
    network.send("Network.enable");

    tab.open("/");
    tab.page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);

    assertThat(bytes[0]).isBetween(5_000L, 150_000L);
    assertThat(requested)
        .anyMatch(url -> url.contains("/groundspeed.js"))
        .noneMatch(url -> url.contains("primefaces") || url.contains("jquery"));
  }

  @Test
  void the_catalogue_is_narrowed_by_category_and_words_and_turns_its_pages() {
    tab.open("/");
    assertThat(tab.text("#journeys-heading")).isEqualTo("30 journeys");
    assertThat(tab.find(".journey").count()).isEqualTo(12);
    tab.follow("a[rel=next]", "/?page=2");
    assertThat(tab.find("a[rel=prev]").count()).isEqualTo(1);

    tab.follow(".chips >> text=Writing", "/?category=Writing");
    tab.find("#q").fill("poem");
    tab.press("Enter");
    tab.waitFor("#journeys-heading", "1 journey found");

    tab.follow(".journey a", "/journeys/translate-a-poem");
    assertThat(tab.text("h1")).isEqualTo("Translate a poem");
  }

  @Test
  void a_hostile_search_is_text() {
    tab.open("/?q=%22%3E%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E&category=%22%3E%3Cb%3E");

    assertThat(tab.find("#q").inputValue()).isEqualTo("\"></script><script>alert(1)</script>");
    assertThat(tab.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/journeys/none",
        "/journeys/",
        "/journeys",
        "/journey",
        "/mentors/999999",
        "/mentors/x",
        "/profile",
        "/journeys/java-from-zero-to-useful/more",
        "/journey.xhtml"
      })
  void an_address_of_nothing_is_said_kindly(String address) {
    Response answer = tab.open(address);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(tab.text("h1")).isEqualTo("Nothing here");
  }

  @Test
  void a_visitor_who_finds_nothing_keeps_the_navigation(Browser browser) {
    tab.open("/journeys/none");

    assertThat(tab.text("nav[aria-label=Site]")).contains("Catalogue", "Mentors");
    assertThat(tab.text("header .who")).isEqualTo("Log in");
    assertThat(tab.overflow()).isNotPositive();
    assertThat(tab.barriers()).isEmpty();
    tab.follow("nav a:has-text('Mentors')", "/mentors");
    tab = browser.admin();
    assertThat(tab.open("/admin/performance/none").status()).isEqualTo(404);
    assertThat(tab.find("nav[aria-label=Site]").count()).isZero();
  }

  @Test
  void a_client_finds_no_section_of_a_journey_that_he_is_not_on(Browser browser) {
    tab = browser.client();

    assertThat(tab.open(section("j.slug = 'negotiate-your-salary'")).status()).isEqualTo(404);
    assertThat(tab.open("/sections/none").status()).isEqualTo(404);
  }

  @Test
  void a_log_in_leads_everyone_to_his_own_page_and_out_again() {
    logIn("client");
    assertThat(tab.address()).isEqualTo("/me");
    assertThat(tab.text(".user")).isEqualTo("client");
    tab.find("text=Log out").click();
    assertThat(tab.address()).isEqualTo("/");

    logIn("mentor");
    assertThat(tab.address()).isEqualTo("/mentor");
    tab.find("text=Log out").click();

    logIn("admin");
    assertThat(tab.address()).startsWith("/admin/performance/");
  }

  @Test
  void who_was_on_his_way_to_a_journey_comes_back_to_it() {
    tab.open("/journeys/read-music-at-last");
    tab.find("text=Log in to enroll").click();
    tab.logIn("client", Groundspeed.PASSWORD);

    assertThat(tab.address()).isEqualTo("/journeys/read-music-at-last");
  }

  @Test
  void nobody_is_led_to_another_site() {
    tab.open("/home?to=%2F%2Fevil.example%2F");
    tab.logIn("client", Groundspeed.PASSWORD);

    assertThat(tab.address()).isEqualTo("/me");
  }

  @Test
  void pages_are_refused_to_the_wrong_role(Browser browser) {
    assertThat(browser.client().open("/mentor").status()).isEqualTo(403);
    Tab mentor = browser.mentor();
    assertThat(mentor.open("/me").status()).isEqualTo(403);
    assertThat(mentor.open(openSection()).status()).isEqualTo(403);
    assertThat(mentor.open("/section").status()).isEqualTo(404);
    tab.open("/me");
    assertThat(tab.text("h1")).isEqualTo("Log in");
  }

  @Test
  void a_page_that_says_who_one_is_is_kept_nowhere(Browser browser) {
    tab = browser.client();

    assertThat(tab.open("/").headers().get("cache-control")).contains("no-store");
  }
}
