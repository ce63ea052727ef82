package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.groundspeed.testing.Groundspeed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dialogs, pickers and tabs that all screens share, and what they weigh. */
@ExtendWith({Groundspeed.class, Browsing.class})
class ComponentsIT {
  private static final String SCREEN = "/admin/performance/queries";
  private static final int LARGEST_VIEW = 450 * 1024;
  private static final int LARGEST_WARM_VIEW = 40 * 1024;

  private Tab tab;

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.admin();
  }

  @Test
  void help_keeps_the_focus_until_it_is_closed_and_then_gives_it_back() {
    tab.open(SCREEN);
    Locator opener = tab.find("[data-opens=help]");
    opener.focus();
    tab.press("Enter");
    tab.waitFor("#help[role=dialog][aria-modal=true]", "Go to the filter");
    tab.find("#help :focus").waitFor();
    for (int i = 0; i < 5; i++) {
      tab.press("Tab");
      assertThat(tab.run("document.querySelector('#help').contains(document.activeElement)"))
          .isEqualTo(true);
    }
    assertThat(tab.overflow()).isNotPositive();
    tab.assertNoBarriers();

    tab.press("Escape");

    tab.find("[data-opens=help]:focus").waitFor();
    assertThat(tab.find("#help").isVisible()).isFalse();
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_custom_range_is_typed_in_the_zone_of_the_viewer_and_kept_in_utc(Browser browser) {
    tab = browser.adminIn("Asia/Tokyo");
    tab.open(SCREEN);
    tab.find("#custom-range summary").press("Enter");
    tab.waitFor("#range-zone", "Asia/Tokyo");
    tab.find("#from_input").fill("2026-11-20 09:00");
    tab.find("#to_input").fill("2026-11-19 18:30");
    tab.press("Enter");
    tab.waitFor("#custom-range [role=alert]", "From must be before To");
    tab.find("#to_input").fill("2026-02-30 18:30");
    tab.press("Enter");
    tab.waitFor("#custom-range [role=alert]", "To: enter an existing date");

    tab.find("#to_input").fill("2026-11-20 18:30");
    tab.waitFor("#range-zone", "In UTC: 2026-11-20 00:00 to 2026-11-20 09:30");
    tab.press("Enter");

    tab.page().waitForURL(url -> url.endsWith("from=2026-11-20T00%3A00&to=2026-11-20T09%3A30"));
    assertThat(tab.find("#from_input").inputValue()).isEqualTo("2026-11-20 09:00");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_day_of_the_custom_range_is_picked_in_a_calendar_by_keyboard(Browser browser) {
    tab = browser.adminIn("UTC");
    tab.open(SCREEN + "?range=2026-11-20T10:00:00Z/2026-11-21T10:00:00Z");
    tab.find("#custom-range summary").click();
    tab.find("#from .ui-datepicker-trigger").press("Enter");
    Locator day = tab.find(".p-datepicker-panel td a:text-is('12'):visible");
    day.waitFor();
    tab.assertNoBarriers();

    day.press("Enter");

    assertThat(tab.find("#from_input").inputValue()).isEqualTo("2026-11-12 10:00");
    tab.press("Escape");
    assertThat(tab.find("#custom-range[open]").count()).isOne();
    tab.find("#custom-range button:text-is('Show')").click();
    tab.page().waitForURL(url -> url.endsWith("from=2026-11-12T10%3A00&to=2026-11-21T10%3A00"));
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void tabs_are_links_of_which_one_is_the_open_page() {
    tab.open("/admin/performance/jobs?range=7d");

    tab.follow("nav.tabs >> text=Schedules", "/admin/performance/jobs?range=7d&tab=schedules");

    Locator open = tab.find("nav.tabs[aria-label='Sections of this screen'] a[aria-current=page]");
    assertThat(open.allInnerTexts()).containsExactly("Schedules");
    assertThat(tab.find("[role=tab], [role=tablist]").count()).isZero();
  }

  @Test
  void a_hidden_column_stays_hidden_after_a_refresh_and_a_reload() {
    tab.open(SCREEN + "?own=shown");
    Locator column = tab.find("#table th.c-p99");
    column.waitFor();
    tab.find("#table-columns summary").press("Enter");
    tab.find("#table-columns label:has-text('p99') input").press("Space");
    column.waitFor(hidden());
    tab.press("Escape");

    tab.page().waitForResponse(answer -> isPost(answer), () -> tab.press("r"));
    column.waitFor(hidden());
    tab.page().reload();

    column.waitFor(hidden());
    assertThat(tab.find("#table th.c-p95").isVisible()).isTrue();
    tab.find("#table-columns summary").click();
    tab.assertNoBarriers();
    tab.find("#table-columns label:has-text('p99') input").check();
    column.waitFor();
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void names_are_suggested_while_a_filter_is_typed() {
    tab.open("/admin/performance/endpoints?range=1h&own=shown");
    tab.page()
        .waitForFunction( // this request itself may be the first to the endpoint
            """
            async () => {
              const answer = await fetch(
                  '/api/performance/suggestions/endpoints?range=1h&query=/admin/performance/end');
              return (await answer.text()).includes('"/admin/performance/endpoints"');
            }
            """);
    tab.find("#filter_input").pressSequentially("/ADMIN/performance/end");
    Locator suggestion = tab.find("#filter_panel [role=option]");
    suggestion.first().waitFor();
    assertThat(suggestion.count()).isBetween(1, 10);
    assertThat(suggestion.allInnerTexts()).contains("/admin/performance/endpoints");
    tab.assertNoBarriers();

    tab.press("ArrowDown");
    tab.press("Enter");
    assertThat(tab.find("#filter_input").inputValue()).startsWith("/admin/performance/end");
    tab.find("#filter_panel").waitFor(hidden());
    tab.press("Enter");

    tab.page().waitForURL(url -> url.contains("&endpoint=%2Fadmin%2Fperformance%2Fend"));
    assertThat(tab.find("#table tbody tr").count()).isPositive();
    assertThat(tab.complaints()).isEmpty();
  }

  private static boolean isPost(Response answer) {
    return answer.request().method().equals("POST");
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overview",
        "vitals",
        "endpoints",
        "queries",
        "database",
        "cache",
        "jobs",
        "system"
      })
  void a_screen_is_light(String screen) {
    tab.open("/admin/performance/" + screen);
    tab.page().waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(transferred()).as("bytes with an empty cache").isBetween(1, LARGEST_VIEW);

    tab.open("/admin/performance/" + screen + "?range=7d");
    tab.page().waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(transferred()).as("bytes with a warm cache").isBetween(1, LARGEST_WARM_VIEW);
  }

  /**
   * Returns what the open page took over the wire, in bytes; what the browser had is not counted.
   */
  private int transferred() {
    return ((Number)
            tab.run(
                "[...performance.getEntriesByType('navigation'),"
                    + " ...performance.getEntriesByType('resource')]"
                    + ".reduce((sum, {transferSize}) => sum + transferSize, 0)"))
        .intValue();
  }
}
