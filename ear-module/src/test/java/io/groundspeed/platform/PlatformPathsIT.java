package io.groundspeed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The paths of clients and mentors through the pages of the platform. */
@ExtendWith({Groundspeed.class, Browsing.class})
class PlatformPathsIT {
  private Tab tab;

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.client();
  }

  @Test
  void a_form_without_the_state_of_our_page_changes_nothing() {
    String before = enrollments();

    tab.page()
        .request()
        .post(
            "/journeys/change-your-profession",
            RequestOptions.create()
                .setForm(
                    FormData.create()
                        .set("enroll", "enroll")
                        .set("enroll:now", "Enroll")
                        .set("jakarta.faces.ViewState", "stateless")));
    tab.open("/journeys/change-your-profession?enroll=enroll&enroll:now=Enroll");

    assertThat(enrollments()).isEqualTo(before);
    assertThat(tab.find("input[value=Enroll]").count()).isEqualTo(1);
  }

  private static String enrollments() {
    return Groundspeed.database().value("SELECT count(*) FROM groundspeed.user_enrollments");
  }

  @Test
  void a_client_goes_from_enrolling_to_a_review_that_he_has_read(Browser browser) {
    tab.open("/journeys/sleep-better");
    tab.follow("input[value=Enroll]", "/journeys/sleep-better?done=enrolled");
    assertThat(tab.text("[role=status]")).contains("You are enrolled");
    tab.find("text=The diary").click();
    tab.find("text=Hand in and request a review").click();
    assertThat(tab.text("[role=alert]")).contains("Please answer");
    tab.find("textarea").fill("I slept seven hours.\nTwice.");
    tab.find("text=Hand in and request a review").click();
    assertThat(tab.text("[role=status]")).contains("Handed in");
    assertThat(tab.text(".written")).isEqualTo("I slept seven hours.\nTwice.");

    try (Tab desk = browser.mentor()) {
      desk.open("/mentor");
      desk.find(".rows li:has-text('The diary') >> text=Claim").first().click();
      desk.waitFor("[role=status]", "yours now");
      desk.find("article:has-text('I slept seven hours') >> text=Request changes").click();
      assertThat(desk.text("[role=alert]")).contains("what is missing");
      desk.find("article:has-text('I slept seven hours') textarea").fill("Rest well.");
      desk.find("article:has-text('I slept seven hours') >> text=Accept").click();
      desk.waitFor("[role=status]", "was accepted");
      assertThat(desk.complaints()).isEmpty();
    }

    tab.open("/me");
    assertThat(tab.text("article.fresh:has-text('The diary')")).contains("accepted", "Rest well.");
    tab.find("article.fresh:has-text('The diary') >> text=Mark as read").click();
    tab.waitFor("[role=status]", "Marked as read");
    assertThat(tab.find("article.fresh:has-text('The diary')").count()).isZero();
    assertThat(tab.text(".rows")).contains("Rest well.");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void the_last_section_completes_the_journey_and_brings_its_certificate() {
    tab.open("/journeys/walk-the-city");
    tab.find("input[value=Enroll]").click();
    for (int i = 0; i < 4; i++) {
      tab.open("/journeys/walk-the-city");
      tab.find(".sections a").nth(i).click();
      tab.find("textarea").fill("Walked.");
      tab.find("text=Finish without a review").click();
      tab.waitFor("[role=status]", "Done");
    }

    tab.open("/me");
    assertThat(tab.find(".certificate").allInnerTexts())
        .anySatisfy(text -> assertThat(text).contains("Walk the city", "GS-"));
    tab.open("/journeys/walk-the-city");
    assertThat(tab.text(".cover")).contains("You have completed this journey");
  }

  @Test
  void a_journey_rests_goes_on_and_is_left() {
    tab.open("/journeys/sew-a-bag-that-lasts");
    tab.find("input[value=Enroll]").click();
    tab.find("input[value=Pause]").click();
    assertThat(tab.text(".cover")).contains("paused");
    tab.find("input[value='Resume']").click();
    tab.waitFor("[role=status]", "Welcome back");
    tab.find("input[value=Leave]").click();
    tab.waitFor("[role=status]", "left the journey");
    assertThat(tab.find("input[value=Enroll]").count()).isEqualTo(1);
  }
}
