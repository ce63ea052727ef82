package io.groundspeed.query;

import java.util.List;

/**
 * A data source of the server whose statements are not seen.
 *
 * @param name as in the server's configuration
 * @param jndiName where applications find it
 * @param url without passwords; of an XA data source, which has properties instead, its class
 * @param cli what the server's command line measures it with; empty where it can't be measured
 */
public record UnmeasuredDataSource(String name, String jndiName, String url, List<String> cli) {
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final String POSTGRESQL_XA = "org.postgresql.";
  private static final String WRITE =
      "/subsystem=datasources/%s=%s:write-attribute(name=%s, value=%s)";

  @Override
  public String toString() {
    return name
        + (cli.isEmpty() ? ", which is not PostgreSQL" : "; to measure it: ")
        + String.join(" ", cli);
  }

  static UnmeasuredDataSource of(String name, String jndiName, String url) {
    String shown = url.replaceAll("(?i)(password=)[^&;]*", "$1…");
    return new UnmeasuredDataSource(
        name, jndiName, shown, url.startsWith(POSTGRESQL) ? cli(name, shown) : List.of());
  }

  /**
   * Returns one whose transactions span several resources.
   *
   * @param type the class that makes its connections
   */
  static UnmeasuredDataSource xa(String name, String jndiName, String type) {
    return new UnmeasuredDataSource(
        name, jndiName, "XA: " + type, type.startsWith(POSTGRESQL_XA) ? xaCli(name) : List.of());
  }

  private static List<String> cli(String name, String url) {
    String measured = "\"jdbc:groundspeed:" + url.substring("jdbc:".length()) + "\"";
    return List.of(
        WRITE.formatted("data-source", name, "driver-name", "groundspeed"),
        WRITE.formatted("data-source", name, "connection-url", measured),
        "reload");
  }

  /** Its properties are the same ones, the password's among them. */
  private static List<String> xaCli(String name) {
    return List.of(
        WRITE.formatted("xa-data-source", name, "driver-name", "groundspeed"),
        WRITE.formatted(
            "xa-data-source",
            name,
            "xa-datasource-class",
            "io.groundspeed.probe.jdbc.GroundspeedXADataSource"),
        "reload");
  }
}
