package io.groundspeed.web.gate;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Handles the context path of the product: the server's root, or a path that the operator has
 * chosen ({@code GROUNDSPEED_CONTEXT_ROOT}). Addresses within the product are relative to it.
 */
public final class ContextPath {
  private ContextPath() {}

  /**
   * Returns an address as browsers need it.
   *
   * @param context as in the servlet API: empty at the root
   * @param address gets the context path if it begins with a single slash; other addresses, and
   *     those that already have it, are returned unchanged
   */
  public static String prefixed(String context, String address) {
    return context.isEmpty() || !isOwn(address) || begins(address, context)
        ? address
        : context + address;
  }

  /** Returns the path of a request within the product, as the browser sent it. */
  public static String sent(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  /** Returns the path of a request within the product, as the container has mapped it. */
  public static String mapped(HttpServletRequest request) {
    String info = request.getPathInfo();
    return info == null ? request.getServletPath() : request.getServletPath() + info;
  }

  /** Returns an address relative to the context path, which it may or may not have. */
  static String stripped(String context, String address) {
    if (context.isEmpty()) {
      return address;
    }
    String bare = address.replaceAll(";[^/?]*", ""); // the container ignores path parameters
    return begins(bare, context) ? bare.substring(context.length()) : bare;
  }

  private static boolean isOwn(String address) {
    return address.startsWith("/") && !address.startsWith("//");
  }

  private static boolean begins(String address, String context) {
    return address.startsWith(context)
        && (address.length() == context.length()
            || "/?#".indexOf(address.charAt(context.length())) >= 0);
  }
}
