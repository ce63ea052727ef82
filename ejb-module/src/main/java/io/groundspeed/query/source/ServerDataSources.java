package io.groundspeed.query.source;

import io.groundspeed.probe.jdbc.GroundspeedDriver;
import io.groundspeed.probe.jdbc.GroundspeedXADataSource;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** The data sources of this server, read from its management model through JMX. */
final class ServerDataSources {
  private static final Logger LOG = Logger.getLogger(ServerDataSources.class.getName());
  private static final String DOMAIN = "jboss.as:subsystem=datasources,";
  private static final String MEASURED = GroundspeedDriver.PREFIX;
  private static final String MEASURED_XA = GroundspeedXADataSource.class.getName();

  /** Groundspeed's own data source, whose statements must not appear in any metrics. */
  private static final String OWN = "GroundspeedTelemetryDS";

  private final MBeanServer server;

  ServerDataSources() {
    this(ManagementFactory.getPlatformMBeanServer());
  }

  ServerDataSources(MBeanServer server) {
    this.server = server;
  }

  /**
   * Returns the data sources that are not measured, by name; none if the management model is
   * unavailable.
   */
  List<UnmeasuredDataSource> unmeasured() {
    List<UnmeasuredDataSource> found = new ArrayList<>();
    try {
      for (ObjectName source : named("data-source")) {
        String url = text(source, "connectionUrl");
        if (!name(source, "data-source").equals(OWN) && !url.startsWith(MEASURED)) {
          found.add(unmeasured(source, url));
        }
      }
      for (ObjectName xa : named("xa-data-source")) {
        String type = xaType(xa);
        if (!type.equals(MEASURED_XA)) {
          found.add(
              UnmeasuredDataSource.xa(
                  name(xa, "xa-data-source"), deployment(xa), text(xa, "jndiName"), type));
        }
      }
      found.addAll(new DefinedDataSources(server).all());
    } catch (JMException e) {
      LOG.log(Level.WARNING, "The server's data sources can't be read", e);
    }
    found.sort(Comparator.comparing(UnmeasuredDataSource::name));
    return List.copyOf(found);
  }

  private UnmeasuredDataSource unmeasured(ObjectName source, String url) throws JMException {
    String name = name(source, "data-source");
    String jndiName = text(source, "jndiName");
    String deployment = deployment(source);
    return deployment != null
        ? UnmeasuredDataSource.ofDeployment(name, deployment, jndiName, url)
        : UnmeasuredDataSource.of(name, jndiName, url, module(text(source, "driverName")));
  }

  /** Returns the data sources of the server and its deployments, without their child resources. */
  private List<ObjectName> named(String kind) throws JMException {
    Set<String> others = Set.of("subsystem", "deployment", "subdeployment", kind);
    return server.queryNames(new ObjectName(DOMAIN + kind + "=*,*"), null).stream()
        .filter(name -> others.containsAll(name.getKeyPropertyList().keySet()))
        .toList();
  }

  /** Names with special characters are quoted. */
  static String name(ObjectName source, String kind) {
    String name = source.getKeyProperty(kind);
    return name.startsWith("\"") ? ObjectName.unquote(name) : name;
  }

  /** Returns the archive that contains it; null if the server's configuration defines it. */
  private static @Nullable String deployment(ObjectName source) {
    return source.getKeyProperty("deployment") == null ? null : name(source, "deployment");
  }

  /** Returns the module of a driver; empty if the server has no driver of that name. */
  private String module(String driver) throws JMException {
    ObjectName name = new ObjectName(DOMAIN + "jdbc-driver=" + driver);
    return !driver.isEmpty() && server.isRegistered(name) ? text(name, "driverModuleName") : "";
  }

  /** Returns the class that creates the connections: its own, or else its driver's. */
  private String xaType(ObjectName xa) throws JMException {
    String own = text(xa, "xaDatasourceClass");
    ObjectName driver = new ObjectName(DOMAIN + "jdbc-driver=" + text(xa, "driverName"));
    return own.isEmpty() && server.isRegistered(driver)
        ? text(driver, "driverXaDatasourceClassName")
        : own;
  }

  private String text(ObjectName source, String attribute) throws JMException {
    Object value = server.getAttribute(source, attribute);
    return value == null ? "" : value.toString();
  }
}
