package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Groundspeed;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Web Vitals screen, with visits sent as browsers send them. */
@ExtendWith({Groundspeed.class, Browsing.class})
class WebVitalsScreenIT {
  private static final String SCREEN = "/admin/performance/vitals";
  private static final String PAGE = SCREEN + "?page=%2Fjourneys%2F%7Bslug%7D";
  private static final String EXPLAINED = SCREEN + "?page=%2Fgallery";
  private static final String ASSETS = SCREEN + "?tab=assets";

  private Tab tab;

  @BeforeAll
  static void arrive() {
    Visits.arrive();
  }

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.admin();
  }

  @Test
  void a_card_shows_p75_its_rating_the_shares_and_the_samples() {
    tab.open(PAGE);

    String card = tab.text(".card:has-text('Largest Contentful Paint')");
    assertThat(card).containsPattern("3\\.[12]\\d s");
    assertThat(card).contains("needs improvement", "33.3 %", "66.7 %", "300 samples");
    assertThat(card).contains("good ≤ 2.5 s", "poor > 4 s");
  }

  @Test
  void few_samples_carry_no_rating() {
    tab.open(PAGE);

    assertThat(tab.text(".card:has-text('Interaction to Next Paint')"))
        .contains("not enough data", "20 samples");
  }

  @Test
  void pages_are_ordered_by_opportunity_and_by_what_is_clicked() {
    tab.open(SCREEN);
    assertThat(pages().get(0)).isEqualTo(Visits.HOSTILE_PAGE);

    tab.follow("thead >> text=Views", SCREEN + "?sort=-views");

    assertThat(pages().get(0)).isEqualTo("/journeys/{slug}");
    assertThat(tab.find("th[aria-sort=descending]").innerText()).contains("Views");
  }

  private List<String> pages() {
    return tab.find("table.pages tbody th").allInnerTexts();
  }

  @Test
  void filters_are_in_the_address_and_survive_a_reload() {
    tab.open(SCREEN);
    tab.find("select[name=device]").selectOption("desktop");
    tab.follow("text=Apply", SCREEN + "?device=desktop");

    tab.page().reload();

    assertThat(tab.find("select[name=device]").inputValue()).isEqualTo("desktop");
    // The 100 from above, plus those of the tests' own log-ins; without the filter there are over
    // 400.
    assertThat(tab.text(".card >> nth=0")).containsPattern("\\b1[0-9]{2} samples");
    tab.page().goBack();
    assertThat(tab.find("select[name=device]").inputValue()).isEmpty();
  }

  @Test
  void a_filter_that_nothing_matches_offers_to_be_cleared() {
    tab.open(SCREEN + "?device=tablet");
    assertThat(tab.text("#figures")).contains("No visits match these filters");

    tab.follow("text=Clear the filters", SCREEN);

    assertThat(tab.find(".card").count()).isEqualTo(6);
  }

  @Test
  void a_range_without_visits_says_how_to_get_some() {
    tab.open(SCREEN + "?range=2020-01-01T00:00:00Z/2020-01-02T00:00:00Z");

    assertThat(tab.text("#figures"))
        .contains("<script src=\"" + Groundspeed.url() + "groundspeed.js\" async></script>");
  }

  @Test
  void what_is_not_understood_of_an_address_is_named() {
    tab.open(SCREEN + "?range=14d&device=fridge&sort=-size&metric=FMP&refresh=1");

    assertThat(tab.find("[role=alert] li").allInnerTexts())
        .hasSize(5)
        .anyMatch(text -> text.startsWith("range: must be one of 15m, 1h"))
        .anyMatch(text -> text.startsWith("device: must be one of mobile, tablet, desktop"));
    assertThat(tab.find(".card").count()).isEqualTo(6);
    tab.follow(".segments a >> text=7d", SCREEN + "?range=7d");
    assertThat(tab.find("[role=alert] li").count()).isZero();
  }

  @Test
  void a_range_of_ones_own_is_two_fields() {
    tab.open(SCREEN + "?metric=CLS");
    tab.find("summary:has-text('custom')").click();
    tab.find("#from_input").fill("2026-01-01 10:00");
    tab.find("#to_input").fill("2026-01-02 10:00");
    tab.find(".popover button:text-is('Show')").click();

    tab.waitFor("#figures", "No visits");
    assertThat(tab.text("#figures")).contains("No visits were measured in this range");
    assertThat(tab.find("summary.current").innerText()).isEqualTo("custom");
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 768, 1440})
  void nothing_is_wider_than_the_window(int width) {
    for (String address : List.of(SCREEN, PAGE, EXPLAINED, ASSETS, SCREEN + "?device=tablet")) {
      tab.width(width).open(address);

      assertThat(tab.overflow()).as(address).isLessThanOrEqualTo(0);
    }
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void no_barrier_is_serious() {
    for (String address : List.of(SCREEN, PAGE, EXPLAINED, ASSETS, SCREEN + "?device=tablet")) {
      tab.open(address);
      tab.run("document.querySelectorAll('details').forEach((it) => (it.open = true))");

      tab.assertNoBarriers();
    }
  }
}
