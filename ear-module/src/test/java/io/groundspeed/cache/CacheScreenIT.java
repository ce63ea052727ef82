package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Cache screen, with the entries that the platform's pages have created. */
@ExtendWith({Groundspeed.class, Browsing.class})
class CacheScreenIT {
  private static final String SCREEN = "/admin/performance/cache?range=1h";
  private static final String BEFORE =
      "/admin/performance/cache?range=2020-01-01T00:00:00Z/2020-01-02T00:00:00Z";

  private Tab tab;

  @BeforeAll
  static void read() {
    Beacons visitor = new Beacons(Groundspeed.url());
    visitor.request("GET", "journeys/translate-a-poem");
    visitor.request("GET", "?q=poem");
    CacheRows.awaitEntry("journeys:categories");
    CacheRows.awaitFigures("journeys:categories");
  }

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.admin();
  }

  @Test
  void each_cache_has_a_card_and_each_pattern_a_row_in_the_order_of_the_address() {
    tab.open(SCREEN + "&sort=pattern");

    assertThat(tab.find("#types h3").allInnerTexts())
        .satisfiesExactly(
            kv -> assertThat(kv).startsWith("kv"),
            api -> assertThat(api).startsWith("api"),
            browser -> assertThat(browser).startsWith("browser"));
    assertThat(tab.text("#types article:has-text('kv')"))
        .contains("target > 80 %", "Entries active / total", "Average load", "Invalidations");
    assertThat(tab.find("#patterns tbody th").allInnerTexts())
        .contains("journeys:categories")
        .isSorted();
    tab.follow("#patterns thead a:has-text('Reads')", "sort=-reads");
    assertThat(tab.find("th[aria-sort=descending]").innerText()).contains("Reads");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void an_entry_is_found_by_key_and_entity_and_invalidated_by_its_button() {
    tab.open(SCREEN + "&q=journeys:CATEGOR&entity=journey:*");
    assertThat(tab.find("#entries tbody tr").count()).isOne();

    tab.find("#entries button:has-text('Invalidate')").click();
    tab.waitFor("#done", "journeys:categories is invalidated.");

    assertThat(tab.address()).contains("CATEGOR").contains("entity=journey");
    tab.find("#key").fill("journeys:categories");
    tab.find("#invalidate-key").click();
    tab.waitFor("#refused", "journeys:categories is not in the cache.");
    assertThat(tab.complaints()).isEmpty();
    new Beacons(Groundspeed.url()).request("GET", "?q=poem");
    CacheRows.awaitEntry("journeys:categories");
  }

  @Test
  void a_search_that_nothing_matches_offers_to_be_cleared() {
    tab.open(SCREEN + "&q=%25nothing%25");

    assertThat(tab.text("#entries")).contains("No entry matches");
    tab.find("#entries a").click();
    tab.find("#entries tbody tr").first().waitFor();
  }

  @Test
  void what_depends_on_an_entity_is_invalidated_and_a_half_of_one_refused() {
    tab.open(SCREEN);
    tab.find("#dependent").fill("journey");
    tab.find("#invalidate-entity").click();
    tab.waitFor("#refused", "such as journey:42");

    tab.find("#dependent").fill("specialization:*");
    tab.find("#invalidate-entity").click();
    tab.waitFor("#done", "Everything that depends on specialization:* is invalidated.");
    tab.find("#dependent").fill("journey:42");
    tab.find("#invalidate-entity").click();
    tab.waitFor("#done", "Everything that depends on journey:42 is invalidated.");
    assertThat(tab.address()).doesNotContain("entity=");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void all_is_invalidated_for_who_types_the_word_and_then_warmed_by_a_job() {
    tab.open(SCREEN);
    tab.find("[data-opens=everything]").click();
    tab.find("#confirmation").fill("yes");
    tab.find("#invalidate-all").click();
    tab.waitFor("#refused", "Nothing was done");

    tab.find("#everything[aria-hidden=true]")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    tab.find("[data-opens=everything]").press("Enter");
    tab.find("#everything[aria-hidden=false]").waitFor();
    tab.find("#confirmation").fill("all");
    tab.find("#confirmation").press("Enter");
    tab.waitFor("#done", "The whole cache is invalidated.");

    tab.find("#warm").click();
    tab.waitFor("#done", "warms the cache");
    CacheRows.awaitWarmings();
    tab.press("r");
    tab.waitFor("#warming", "completed");
    tab.find("#warming a").click();
    tab.waitFor("#job-title", "Warm the cache");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_range_in_which_nobody_read_says_so() {
    tab.open(BEFORE);

    assertThat(tab.text("#patterns")).contains("The cache was not read in this range");
    assertThat(tab.text("#types")).contains("not read");
  }

  @Test
  void a_node_that_nobody_read_on_offers_all_nodes() {
    tab.open(SCREEN + "&node=gone");

    assertThat(tab.text("#patterns")).contains("This node’s cache was not read");
    tab.find("#patterns a").click();
    tab.find("#patterns tbody tr").first().waitFor();
    assertThat(tab.find("select[name=node]").count()).isZero();
  }

  @Test
  void figures_that_cannot_be_read_leave_the_entries_alive() throws Exception {
    try (var connection = Groundspeed.database().connect()) {
      connection.setAutoCommit(false);
      connection
          .createStatement()
          .execute("LOCK TABLE groundspeed.telemetry_sketch IN ACCESS EXCLUSIVE MODE");
      tab.open("/admin/performance/cache?range=6h");
      connection.rollback();
    }

    assertThat(tab.text("#patterns")).contains("These metrics are temporarily unavailable");
    assertThat(tab.find("#entries tbody tr").count()).isPositive();
  }

  @Test
  void the_overview_tells_the_hit_rate() {
    tab.open("/admin/performance/overview?range=1h");

    assertThat(tab.find("#verdicts").textContent()).contains("Cache hit rate");
    assertThat(tab.text("#targets tr:has-text('Cache hit rate')")).contains("> 80 %");
    tab.press("6");
    tab.page().waitForURL("**/admin/performance/cache?range=1h");
  }

  @Test
  void every_view_fits_every_width_and_has_no_serious_barrier() {
    tab.assertSound(SCREEN, BEFORE, SCREEN + "&q=nothing&node=gone");
  }
}
