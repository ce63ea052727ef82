package io.groundspeed.platform.catalogue;

/**
 * What to show of the catalogue.
 *
 * @param category empty for all
 * @param text to be found in title or summary, whatever its case; empty for all
 * @param page from 1
 * @param size of a page, 1 to {@value #LARGEST}
 */
public record CatalogueQuery(String category, String text, int page, int size) {
  /** As many journeys as one page may have. */
  public static final int LARGEST = 100;

  /** As many pages as may be asked for. */
  public static final int LAST_PAGE = 10_000;

  public CatalogueQuery {
    require("page", page, LAST_PAGE);
    require("size", size, LARGEST);
  }

  private static void require(String name, int number, int most) {
    if (number < 1 || number > most) {
      throw new IllegalArgumentException(
          "%s must be a whole number from 1 to %d".formatted(name, most));
    }
  }

  String pattern() {
    return "%" + text.toLowerCase(java.util.Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }

  int offset() {
    return (page - 1) * size;
  }
}
