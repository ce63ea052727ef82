package io.groundspeed.web.gate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address to open after the log-in. Only paths on this site are accepted, so a link to our
 * log-in page can't redirect users to another site.
 */
public final class Destination {
  /** The request parameter of the log-in page. */
  public static final String PARAMETER = "to";

  private static final String HOME = "/home";
  private static final int LONGEST = 1_000;

  /**
   * A slash, followed by nothing that a browser could read as a second slash or as the end of a
   * header.
   */
  private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

  private Destination() {}

  /**
   * Returns a path on this site: the requested one, or {@code /home} if that is not valid or leads
   * back to the log-in.
   */
  public static String of(@Nullable String to) {
    return to != null
            && to.length() <= LONGEST
            && OWN.matcher(to).matches()
            && !to.startsWith("/login")
            && !to.startsWith("/logout")
        ? to
        : HOME;
  }

  /**
   * Returns the address of the log-in page that leads to an address afterwards.
   *
   * @param path as the browser sent it, encoded
   * @param query null if there is none
   */
  public static String login(String path, @Nullable String query) {
    String to = of(query == null ? path : path + '?' + query);
    return "/login?" + PARAMETER + "=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
  }
}
