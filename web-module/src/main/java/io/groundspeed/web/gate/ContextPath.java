package io.groundspeed.web.gate;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where the product is on its server: at the root, or below a path that the operator has chosen
 * ({@code GROUNDSPEED_CONTEXT_ROOT}). Within it all addresses begin at its own root.
 */
public final class ContextPath {
  private ContextPath() {}

  /**
   * Returns an address as browsers need it.
   *
   * @param context as the servlet API has it: empty at the root
   * @param address of the product's own when it begins with one slash; others stay as they are, and
   *     so do those that have the context path
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

  /** Returns the address within the product, of one that may have the context path. */
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
