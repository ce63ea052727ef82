package io.groundspeed.query;

import java.util.List;

/**
 * A data source of the server whose statements are not seen.
 *
 * @param name as in the server's configuration
 * @param jndiName where applications find it
 * @param url without passwords
 * @param cli what the server's command line measures it with; empty where it can't be measured
 */
public record UnmeasuredDataSource(String name, String jndiName, String url, List<String> cli) {
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final String WRITE = "/subsystem=datasources/data-source=%s:write-attribute";

  @Override
  public String toString() {
    return name
        + (cli.isEmpty() ? ", which is not PostgreSQL, or XA" : "; to measure it: ")
        + String.join(" ", cli);
  }

  static UnmeasuredDataSource of(String name, String jndiName, String url) {
    String shown = url.replaceAll("(?i)(password=)[^&;]*", "$1…");
    return new UnmeasuredDataSource(
        name, jndiName, shown, url.startsWith(POSTGRESQL) ? cli(name, shown) : List.of());
  }

  /** Returns one whose transactions span several resources: the probe has no such driver. */
  static UnmeasuredDataSource xa(String name, String jndiName) {
    return new UnmeasuredDataSource(name, jndiName, "XA", List.of());
  }

  private static List<String> cli(String name, String url) {
    String write = WRITE.formatted(name);
    return List.of(
        write + "(name=driver-name, value=groundspeed)",
        write
            + "(name=connection-url, value=\"jdbc:groundspeed:"
            + url.substring("jdbc:".length())
            + "\")",
        "reload");
  }
}
