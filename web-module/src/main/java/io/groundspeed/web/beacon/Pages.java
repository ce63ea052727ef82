package io.groundspeed.web.beacon;

/** The path of a page out of what senders call it. */
final class Pages {
  private static final int LONGEST = 1_024;

  private Pages() {}

  /**
   * Returns the path without origin, query and fragment: those hold names and tokens, and would
   * make every visit a page of its own.
   *
   * @return null for null
   */
  static String path(String page) {
    if (page == null) {
      return null;
    }
    String path = page;
    int scheme = path.indexOf("://");
    if (scheme > 0 && scheme < 10) {
      int slash = path.indexOf('/', scheme + 3);
      path = slash < 0 ? "/" : path.substring(slash);
    }
    int end = path.length();
    for (int i = 0; i < end; i++) {
      char c = path.charAt(i);
      if (c == '?' || c == '#') {
        end = i;
      }
    }
    path = Texts.printable(path.substring(0, end));
    if (path.length() > LONGEST) {
      path = path.substring(0, LONGEST);
    }
    return path.isEmpty() ? "/" : path;
  }
}
