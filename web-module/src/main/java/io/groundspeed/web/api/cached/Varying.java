package io.groundspeed.web.api.cached;

/** The headers of a request that a cached response may depend on; of others there are too many. */
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
