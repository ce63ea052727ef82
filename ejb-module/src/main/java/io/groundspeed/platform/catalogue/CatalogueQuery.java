package io.groundspeed.platform.catalogue;

/**
 * A query for a page of the catalogue.
 *
 * @param category empty for all
 * @param text to be contained in title or summary, ignoring case; empty for all
 * @param page from 1 to {@value #LAST_PAGE}
 * @param size of a page, 1 to {@value #LARGEST}
 */
public record CatalogueQuery(String category, String text, int page, int size) {
  /** Maximum number of journeys per page. */
  public static final int LARGEST = 100;

  /** Maximum page number. */
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
