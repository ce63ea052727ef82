package io.groundspeed.web.api.cached;

/** The request headers that a cached response may depend on. Other headers have too many values. */
public enum Varying {
  ACCEPT("Accept"),
  ACCEPT_LANGUAGE("Accept-Language");

  private final String header;

  Varying(String header) {
    this.header = header;
  }

  String header() {
    return header;
  }
}
