package io.groundspeed.query.source;

import io.groundspeed.probe.jdbc.Drivers;
import io.groundspeed.probe.jdbc.GroundspeedDriver;
import io.groundspeed.probe.jdbc.GroundspeedXADataSource;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data source of the server or of a deployment whose statements are not measured.
 *
 * @param name as in the server's configuration
 * @param deployment the archive that contains it; null if the server's configuration defines it
 * @param jndiName where applications look it up
 * @param url without passwords; for an XA data source, which has properties instead, its class;
 *     empty if unavailable
 * @param advice a sentence that says how to measure it; if there are commands, what they do
 * @param cli commands for the server's command line that enable measuring; empty if there are none
 */
@JsonbPropertyOrder({"name", "deployment", "jndiName", "url", "advice", "cli"})
public record UnmeasuredDataSource(
    String name,
    @Nullable String deployment,
    String jndiName,
    String url,
    String advice,
    List<String> cli) {
  private static final String POSTGRESQL_XA = "org.postgresql.";
  private static final String BY_COMMANDS =
      "The server's command line measures it; its applications stay as they are:";
  private static final String IN_DEPLOYMENT =
      "%s brings it. In its -ds.xml, let the driver be groundspeed and the URL begin with %s.";
  private static final String DEFINED =
      "%s defines it by an annotation or in a descriptor, which names a class of connections that no"
          + " module can wrap. Move it to the server, or to a -ds.xml.";
  private static final String OTHER_DRIVER =
      " Set the connection property " + Drivers.MODULE + " to the module that has its driver.";
  private static final String NO_MODULE =
      "It can't be measured as it is: its driver is in no module of the server. Make one, and name it"
          + " by the connection property "
          + Drivers.MODULE
          + ".";
  private static final String PASSWORD_IN_URL =
      "Its URL has a password. Set that as an attribute of the data source, then the server's command"
          + " line can measure it.";
  private static final String XA_IN_DEPLOYMENT =
      "%s brings it. Move it to the server, whose command line can measure it.";
  private static final String NO_XA =
      "It can't be measured: of data sources for transactions over several resources, the probe"
          + " knows PostgreSQL's alone.";
  private static final String WRITE =
      "/subsystem=datasources/%s=%s:write-attribute(name=%s, value=%s)";
  private static final String MODULE =
      "/subsystem=datasources/data-source=%s/connection-properties="
          + Drivers.MODULE
          + ":add(value=%s)";

  @Override
  public String toString() {
    return name + ": " + advice + (cli.isEmpty() ? "" : " " + String.join(" ", cli));
  }

  /**
   * Returns a data source of the server.
   *
   * @param module that contains its driver; empty if unknown
   */
  static UnmeasuredDataSource of(String name, String jndiName, String url, String module) {
    String shown = shown(url);
    boolean known = Drivers.isKnown(url) || !module.isEmpty();
    if (known && shown.equals(url)) {
      return new UnmeasuredDataSource(
          name, null, jndiName, url, BY_COMMANDS, cli(name, url, module));
    }
    String advice = known ? PASSWORD_IN_URL : NO_MODULE;
    return new UnmeasuredDataSource(name, null, jndiName, shown, advice, List.of());
  }

  static UnmeasuredDataSource ofDeployment(
      String name, String deployment, String jndiName, String url) {
    return new UnmeasuredDataSource(
        name,
        deployment,
        jndiName,
        shown(url),
        IN_DEPLOYMENT.formatted(deployment, measured(Drivers.scheme(url)))
            + (Drivers.isKnown(url) ? "" : OTHER_DRIVER),
        List.of());
  }

  /**
   * Returns a data source that an application defines with {@code @DataSourceDefinition} or in a
   * descriptor.
   */
  static UnmeasuredDataSource defined(String name, String deployment, String jndiName) {
    return new UnmeasuredDataSource(
        name, deployment, jndiName, "", DEFINED.formatted(deployment), List.of());
  }

  /**
   * Returns an XA data source, whose transactions can span several resources.
   *
   * @param type the class that creates its connections
   */
  static UnmeasuredDataSource xa(
      String name, @Nullable String deployment, String jndiName, String type) {
    boolean isPostgreSql = type.startsWith(POSTGRESQL_XA);
    boolean possible = deployment == null && isPostgreSql;
    String otherwise = isPostgreSql ? XA_IN_DEPLOYMENT.formatted(deployment) : NO_XA;
    return new UnmeasuredDataSource(
        name,
        deployment,
        jndiName,
        "XA: " + type,
        possible ? BY_COMMANDS : otherwise,
        possible ? xaCli(name) : List.of());
  }

  private static String shown(String url) {
    return url.replaceAll("(?i)(password=)[^&;]*", "$1…");
  }

  private static String measured(String url) {
    return GroundspeedDriver.PREFIX + url.substring(Math.min(url.length(), "jdbc:".length()));
  }

  private static List<String> cli(String name, String url, String module) {
    List<String> lines = new ArrayList<>();
    if (!Drivers.isKnown(url)) {
      lines.add(MODULE.formatted(name, module));
    }
    lines.add(WRITE.formatted("data-source", name, "driver-name", "groundspeed"));
    lines.add(WRITE.formatted("data-source", name, "connection-url", '"' + measured(url) + '"'));
    lines.add("reload");
    return List.copyOf(lines);
  }

  /** Its properties stay the same, including the password. */
  private static List<String> xaCli(String name) {
    return List.of(
        WRITE.formatted("xa-data-source", name, "driver-name", "groundspeed"),
        WRITE.formatted(
            "xa-data-source", name, "xa-datasource-class", GroundspeedXADataSource.class.getName()),
        "reload");
  }
}
