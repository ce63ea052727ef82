package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-ins, and the pages that users reach after them. */
@ExtendWith({Groundspeed.class, Browsing.class})
class LoginIT {
  private static final String START = "/admin/performance/overview";
  private static final String DASHBOARD = "/admin/performance/vitals";
  private static final String PASSWORD = "a mentor's own password";

  private Tab tab;

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.anonymous();
  }

  @Test
  void an_administrator_lands_on_the_dashboard() {
    tab.open("/login");
    tab.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);

    assertThat(tab.address()).isEqualTo(START);
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_link_into_the_dashboard_survives_the_log_in() {
    tab.open(DASHBOARD + "?range=7d&device=mobile");
    tab.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);

    assertThat(tab.address()).isEqualTo(DASHBOARD + "?range=7d&device=mobile");
  }

  @Test
  void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    tab.open("/login");
    tab.logIn("admin", "wrong");
    assertThat(tab.text("[role=alert]")).isEqualTo("Wrong name or password.");

    tab.logIn("nobody", "wrong");
    assertThat(tab.text("[role=alert]")).isEqualTo("Wrong name or password.");

    tab.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);
    assertThat(tab.address()).isEqualTo(START);
  }

  @Test
  void a_mentor_lands_on_his_own_page_and_may_not_see_the_dashboard() {
    addMentor("mia");

    tab.open("/login");
    tab.logIn("mia", PASSWORD);
    assertThat(tab.address()).isEqualTo("/mentor");

    Response refused = tab.open(DASHBOARD);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(tab.text("h1")).isEqualTo("Not for this account");
    assertThat(refused.text()).doesNotContain("WildFly", "Undertow", "Exception");
  }

  private static void addMentor(String name) {
    Groundspeed.database()
        .execute(
            """
            INSERT INTO groundspeed.users (username, display_name, role, password_hash)
            VALUES ('%s', '%s', 'mentor', '%s')
            """
                .formatted(name, name, Groundspeed.quickHash(PASSWORD)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin/performance",
        "admin/performance/vitals",
        "admin/performance/vitals.xhtml",
        "/admin/performance/vitals",
        "x/%2e%2e/admin/performance/vitals",
        "admin/performance/vitals;jsessionid=guess",
        "admin;x=y/performance/vitals",
        "WEB-INF/faces-views/admin/performance/vitals.xhtml",
        "jakarta.faces.resource/../admin/performance/vitals"
      })
  void nobody_sees_the_dashboard_without_logging_in(String path) throws Exception {
    URI address = URI.create(Groundspeed.url() + path);

    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());

    assertThat(answer.body()).doesNotContain("class=\"cards\"", "Web Vitals");
    assertThat(answer.statusCode()).isLessThan(500);
  }

  @Test
  void a_page_by_its_file_does_not_exist(Browser browser) {
    Tab admin = browser.admin();

    assertThat(admin.open(DASHBOARD + ".xhtml").status()).isEqualTo(404);
  }

  @Test
  void a_session_begins_with_the_log_in_under_a_new_id_and_its_cookie_is_not_for_scripts() {
    tab.open("/login");
    assertThat(tab.page().context().cookies()).isEmpty();
    String planted = "planted-by-somebody-else";
    tab.page()
        .context()
        .addCookies(List.of(new Cookie("JSESSIONID", planted).setUrl(Groundspeed.url())));

    tab.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);

    assertThat(tab.address()).isEqualTo(START);
    assertThat(session().value).isNotEqualTo(planted);
    assertThat(session().httpOnly).isTrue();
    assertThat(session().sameSite.name()).isEqualTo("LAX");
  }

  private Cookie session() {
    return tab.page().context().cookies().stream()
        .filter(cookie -> cookie.name.equals("JSESSIONID"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void logging_out_takes_a_click_on_our_own_page() {
    tab.open("/login");
    tab.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);

    assertThat(tab.page().request().get("/logout").status()).isEqualTo(405);
    assertThat(
            tab.page()
                .request()
                .post("/logout", RequestOptions.create().setHeader("Sec-Fetch-Site", "cross-site"))
                .status())
        .isEqualTo(403);
    tab.open(DASHBOARD);
    assertThat(tab.find("h1").innerText()).isEqualTo("Web Vitals");

    tab.find("text=Log out").click();
    assertThat(tab.address()).isEqualTo("/");
    tab.open(DASHBOARD);
    assertThat(tab.find("h1").innerText()).isEqualTo("Log in");
  }

  @Test
  void pages_for_users_forbid_what_they_do_not_need() {
    for (String address : new String[] {"/home", DASHBOARD}) {
      Map<String, String> headers = tab.open(address).headers();

      assertThat(headers.get("content-security-policy"))
          .contains("frame-ancestors 'none'", "script-src 'self' 'nonce-")
          .doesNotContain("unsafe");
      assertThat(headers.get("cache-control")).contains("no-store");
      assertThat(headers).containsEntry("x-content-type-options", "nosniff");
      assertThat(headers).containsEntry("referrer-policy", "same-origin");
      tab.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);
      tab.find("text=Log out").click();
    }
  }

  @Test
  void the_root_is_answered_and_does_not_tell_what_the_server_is() {
    Response root = tab.open("/");

    assertThat(root.status()).isEqualTo(200);
    assertThat(root.text()).doesNotContain("WildFly");
  }

  @Test
  void what_does_not_exist_is_said_kindly_with_an_id() {
    Response missing = tab.open("/nowhere");

    assertThat(missing.status()).isEqualTo(404);
    assertThat(tab.text("h1")).isEqualTo("Nothing here");
    assertThat(tab.text("code")).matches("[0-9a-f]{16}");
  }

  @Test
  void the_public_page_and_the_log_in_are_open_to_everyone() {
    for (int width : new int[] {360, 1440}) {
      tab.width(width).open("/");
      assertThat(tab.overflow()).isLessThanOrEqualTo(0);
      assertThat(tab.barriers()).isEmpty();

      tab.open("/login");
      assertThat(tab.overflow()).isLessThanOrEqualTo(0);
      assertThat(tab.barriers()).isEmpty();
    }
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void the_public_page_carries_the_tracker() {
    tab.open("/");

    assertThat(tab.find("script[src^='/groundspeed.js?v='][async][data-page='/']").count())
        .isEqualTo(1);
  }
}
