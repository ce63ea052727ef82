package io.groundspeed.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts, as administrators and users manage them in a browser. */
@ExtendWith({Groundspeed.class, Browsing.class})
class AccountsIT {
  private static final String SCREEN = "/admin/performance/system";
  private static final String FIRST = "the first password";
  private static final String SECOND = "the second password";

  private Tab admin;
  private Tab tab;

  @BeforeEach
  void openTabs(Browser browser) {
    admin = browser.admin();
    tab = browser.anonymous();
  }

  /** Creates an account on the screen and returns its link. */
  private String create(String username, String role) {
    admin.open(SCREEN);
    admin.find("#username").fill(username);
    admin.find("#name").fill("Somebody");
    admin.find("#role").selectOption(role);
    admin.find("#create-account").click();
    return admin.text("#new-link code");
  }

  private void choose(String link, String password) {
    tab.open(link);
    tab.find("#password").fill(password);
    tab.submit("#set");
  }

  private void logIn(String username, String password) {
    tab.open("/login");
    tab.logIn(username, password);
  }

  private void openAccount(String username) {
    admin.open(SCREEN + "?q=" + username);
    admin.find("#accounts tbody a").first().click();
    admin.waitFor("#account-heading", username);
  }

  @Test
  void from_the_link_to_the_end_of_the_account() {
    String link = create("mila", "MENTOR");
    choose(link, FIRST);
    assertThat(tab.text("[role=status]")).contains("mila");
    logIn("mila", FIRST);
    assertThat(tab.find("text=Wrong name").count()).isZero();

    tab.open("/account/password");
    tab.find("#current").fill(FIRST);
    tab.find("#password").fill(SECOND);
    tab.find("#set").click();
    tab.waitFor("[role=status]", "Your password is changed");
    logOut();
    logIn("mila", FIRST);
    assertThat(tab.text("[role=alert]")).isEqualTo("Wrong name or password.");

    openAccount("mila");
    admin.find("#reset").click();
    choose(admin.text("#new-link code"), FIRST);
    logIn("mila", FIRST);
    assertThat(tab.find("text=Wrong name").count()).isZero();

    openAccount("mila");
    admin.find("#disable").click();
    admin.waitFor("#done", "mila is disabled");
    awaitLoggedOut();
    logIn("mila", FIRST);
    assertThat(tab.text("[role=alert]")).isEqualTo("Wrong name or password.");

    admin.find("#enable").click();
    admin.waitFor("#done", "mila is enabled");
    logIn("mila", FIRST);
    assertThat(tab.find("text=Wrong name").count()).isZero();
    assertThat(admin.complaints()).isEmpty();
    assertThat(tab.complaints()).isEmpty();
  }

  private void logOut() {
    tab.page().request().post("/logout");
  }

  /** Requests a page of the open session until the session has ended. */
  private void awaitLoggedOut() {
    long deadline = System.nanoTime() + 20_000_000_000L;
    tab.open("/account/password");
    while (tab.find("#current").count() > 0) {
      assertThat(System.nanoTime()).as("the session goes on").isLessThan(deadline);
      tab.open("/account/password");
    }
  }

  @Test
  void a_link_works_once_and_a_refused_password_does_not_use_it_up() {
    String link = create("once", "CLIENT");

    choose(link, "short");
    assertThat(tab.text("[role=alert]")).contains("at least 12 characters");
    tab.find("#password").fill(FIRST);
    tab.find("#set").click();
    tab.waitFor("[role=status]", "once");

    tab.open(link);
    assertThat(tab.text("[role=alert]")).contains("no longer works");
  }

  @Test
  void a_link_is_kept_nowhere_and_its_page_tells_nobody() {
    String link = create("quiet", "CLIENT");

    Map<String, String> headers = tab.open(link).headers();

    assertThat(headers).containsEntry("referrer-policy", "no-referrer");
    assertThat(headers.get("cache-control")).contains("no-store");
    assertThat(tab.find("script[src*='groundspeed.js']").count()).isZero();
    admin.open(SCREEN);
    assertThat(admin.find("#new-link").count()).isZero();
    assertThat(
            Groundspeed.database()
                .count("SELECT count(*) FROM groundspeed.web_vitals WHERE page_path ~ 'token'"))
        .isZero();
  }

  @Test
  void a_name_that_is_taken_or_odd_is_said() {
    admin.open(SCREEN);
    admin.find("#username").fill("admin");
    admin.find("#name").fill("Another");
    admin.find("#create-account").click();
    admin.waitFor("#refused", "taken");

    admin.find("#username").fill("<script>");
    admin.find("#create-account").click();
    admin.waitFor("#refused", "log-in name must have");
    assertThat(admin.find("#username").inputValue()).isEqualTo("<script>");
  }

  @Test
  void nobody_shuts_himself_out() {
    openAccount("admin");

    admin.find("#disable").click();

    admin.waitFor("#refused", "your own account");
    admin.open(SCREEN);
    assertThat(admin.text("h1")).isEqualTo("System");
  }

  @Test
  void a_role_that_was_taken_away_is_gone_within_seconds() {
    AccountRows.add("second-admin", "admin");
    logIn("second-admin", AccountRows.PASSWORD);
    tab.open(SCREEN);
    assertThat(tab.text("h1")).isEqualTo("System");

    openAccount("second-admin");
    admin.find("#new-role").selectOption("CLIENT");
    admin.find("#change-role").click();
    admin.waitFor("#done", "another role");

    awaitLoggedOut();
    logIn("second-admin", AccountRows.PASSWORD);
    assertThat(tab.open(SCREEN).status()).isEqualTo(403);
  }

  @Test
  void another_session_of_the_same_user_ends_with_the_password(Browser browser) {
    AccountRows.add("twice", "client");
    logIn("twice", AccountRows.PASSWORD);
    tab.open("/account/password");
    Tab other = browser.anonymous();
    other.open("/login");
    other.logIn("twice", AccountRows.PASSWORD);
    other.open("/account/password");
    other.find("#current").fill(AccountRows.PASSWORD);
    other.find("#password").fill(SECOND);
    other.find("#set").click();
    other.waitFor("[role=status]", "changed");

    awaitLoggedOut();
    other.open("/account/password");
    assertThat(other.find("#current").count()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mentor", "client"})
  void another_role_sees_neither_the_screen_nor_its_api(String role) {
    AccountRows.add("see-" + role, role);
    logIn("see-" + role, AccountRows.PASSWORD);

    assertThat(tab.open(SCREEN).status()).isEqualTo(403);
    assertThat(tab.open("/admin/performance/overview").status()).isEqualTo(403);
    for (String path : new String[] {"system", "system/storage"}) {
      APIResponse answer = tab.page().request().get("/api/performance/" + path);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
    }
    tab.open("/account/password");
    assertThat(tab.find("#current").count()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "stateless", "1234:5678"})
  void an_action_without_a_view_state_of_this_page_changes_nothing(String viewState) {
    FormData form =
        FormData.create()
            .set("create", "create")
            .set("username", "forged")
            .set("name", "Forged")
            .set("role", "ADMIN")
            .set("create-account", "Create the account");
    if (!viewState.isEmpty()) {
      form.set("jakarta.faces.ViewState", viewState);
    }

    admin.page().request().post(SCREEN, RequestOptions.create().setForm(form));
    admin
        .page()
        .request()
        .get(SCREEN + "?create=create&username=forged&name=F&role=ADMIN&create-account=x");

    assertThat(
            Groundspeed.database()
                .count("SELECT count(*) FROM groundspeed.users WHERE username = 'forged'"))
        .isZero();
  }

  @Test
  void every_page_fits_and_has_no_serious_barrier() {
    String link = create("fits", "CLIENT");

    admin.assertSound(SCREEN, SCREEN + "?user=1", "/account/password", link);
  }

  @Test
  void what_measuring_costs_is_on_the_screen_and_adds_up() {
    admin.open(SCREEN);

    assertThat(admin.text("#pipeline")).contains("Rows written", "Queue fill");
    assertThat(admin.text("#beacons")).contains("received", "stored", "waiting");
    assertThat(admin.text("#storage")).contains("web_vitals", "MB", "PostgreSQL");
    admin.press("r");
    admin.waitFor("#updated", "just now");
    assertThat(admin.text("#accounts")).contains("admin");
    assertThat(admin.complaints()).isEmpty();
  }

  @Test
  void a_password_is_refused_with_the_field_that_is_to_blame() {
    AccountRows.add("own", "client");
    logIn("own", AccountRows.PASSWORD);
    tab.open("/account/password");
    tab.find("#current").fill("not the one");
    tab.find("#password").fill(SECOND);
    tab.find("#set").click();

    assertThat(tab.text("#refused-current")).contains("current password is not right");
  }
}
