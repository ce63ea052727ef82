package io.groundspeed.web.beacon;

import org.jspecify.annotations.Nullable;

/** Derives the path of a page from the address that a sender reports. */
final class Pages {
  /** Maximum bytes. The path is repeated in each row and is part of keys. */
  static final int LONGEST = 256;

  private static final int LONGEST_SCHEME = 32;

  private Pages() {}

  /**
   * Returns the path without origin, query, fragment and path parameters. Those hold names and
   * tokens, and would turn every visit into a separate page.
   *
   * @return at most {@value #LONGEST} bytes of UTF-8; null for null
   */
  static @Nullable String path(@Nullable String page) {
    if (page == null) {
      return null;
    }
    String address = Addresses.address(page.strip());
    int scheme = address.indexOf("://");
    int host =
        scheme > 0 && scheme < LONGEST_SCHEME ? scheme + 3 : address.startsWith("//") ? 2 : -1;
    if (host > 0) {
      int slash = address.indexOf('/', host);
      address = slash < 0 ? "/" : address.substring(slash);
    }
    String path = Texts.head(Texts.printable(address), LONGEST);
    return path.isEmpty() ? "/" : path;
  }
}
