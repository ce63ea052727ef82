package io.groundspeed.query;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The data sources of this server, as its management model shows them through JMX. */
final class ServerDataSources {
  private static final Logger LOG = Logger.getLogger(ServerDataSources.class.getName());
  private static final String DOMAIN = "jboss.as:subsystem=datasources,";
  private static final String MEASURED = "jdbc:groundspeed:";
  private static final String MEASURED_XA = "io.groundspeed.probe.jdbc.GroundspeedXADataSource";

  /** Ours for what Groundspeed itself writes, which is to be in no figure. */
  private static final String OWN = "GroundspeedTelemetryDS";

  private final MBeanServer server;

  ServerDataSources() {
    this(ManagementFactory.getPlatformMBeanServer());
  }

  ServerDataSources(MBeanServer server) {
    this.server = server;
  }

  /** Returns those that are not measured, by name; none where the server doesn't tell. */
  List<UnmeasuredDataSource> unmeasured() {
    List<UnmeasuredDataSource> found = new ArrayList<>();
    try {
      for (ObjectName source : server.queryNames(new ObjectName(DOMAIN + "data-source=*"), null)) {
        String name = source.getKeyProperty("data-source");
        String url = text(source, "connectionUrl");
        if (!name.equals(OWN) && !url.startsWith(MEASURED)) {
          found.add(UnmeasuredDataSource.of(name, text(source, "jndiName"), url));
        }
      }
      for (ObjectName xa : server.queryNames(new ObjectName(DOMAIN + "xa-data-source=*"), null)) {
        String type = xaType(xa);
        if (!type.equals(MEASURED_XA)) {
          found.add(
              UnmeasuredDataSource.xa(
                  xa.getKeyProperty("xa-data-source"), text(xa, "jndiName"), type));
        }
      }
    } catch (JMException e) {
      LOG.log(Level.WARNING, "The server's data sources can't be read", e);
    }
    found.sort(Comparator.comparing(UnmeasuredDataSource::name));
    return List.copyOf(found);
  }

  /** Returns the class that makes the connections: its own, or else its driver's. */
  private String xaType(ObjectName xa) throws JMException {
    String own = text(xa, "xaDatasourceClass");
    ObjectName driver = new ObjectName(DOMAIN + "jdbc-driver=" + text(xa, "driverName"));
    return own.isEmpty() && server.isRegistered(driver)
        ? text(driver, "driverXaDatasourceClassName")
        : own;
  }

  /** Returns those that are measured; none where the server doesn't tell. */
  List<Measured> measured() {
    List<Measured> found = new ArrayList<>();
    try {
      for (ObjectName source : server.queryNames(new ObjectName(DOMAIN + "data-source=*"), null)) {
        String url = text(source, "connectionUrl");
        if (url.startsWith(MEASURED)) {
          found.add(new Measured(source.getKeyProperty("data-source"), url));
        }
      }
    } catch (JMException e) {
      LOG.log(Level.WARNING, "The server's data sources can't be read", e);
    }
    return List.copyOf(found);
  }

  /** A data source whose statements are seen. */
  record Measured(String name, String url) {
    /** Returns where it leads, without what only says how: {@code //db:5432/shop}. */
    String database() {
      return url.replaceFirst("^[^/]*", "").replaceFirst("\\?.*", "");
    }
  }

  private String text(ObjectName source, String attribute) throws JMException {
    Object value = server.getAttribute(source, attribute);
    return value == null ? "" : value.toString();
  }
}
