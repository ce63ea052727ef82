package io.groundspeed.query.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class DefinedDataSourcesTest {
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();

  @Test
  void each_scope_is_told_with_who_defines_it() throws JMException {
    server.registerMBean(
        new Container(
            "jboss.data-source.\"jboss.naming.context.java.app.own.Defined\"",
            "jboss.data-source.\"jboss.naming.context.java.module.own.own.InModule\"",
            "jboss.data-source.\"jboss.naming.context.java.comp.shop.web.Bean.InBean\"",
            "jboss.data-source.\"jboss.naming.context.java.global.ForAll\"",
            "jboss.data-source.\"jboss.naming.context.java.app.\\\"shop-1.0\\\".jdbc.Dotted\"",
            "jboss.data-source.\"jboss.naming.context.java.jboss.datasources.ExampleDS\"",
            "jboss.data-source.common-deployment.\"jboss.naming.context.java.app.own.Defined\"",
            "org.wildfly.data-source.ExampleDS"),
        new ObjectName("jboss.msc:type=container,name=jboss-as"));

    for (String deployment : new String[] {"own.war", "shop.ear", "shop-1.0.war"}) {
      server.registerMBean(
          new Container(), new ObjectName("jboss.as:deployment=" + ObjectName.quote(deployment)));
    }

    List<UnmeasuredDataSource> all = new DefinedDataSources(server).all();

    assertThat(all)
        .extracting(source -> source.deployment() + " " + source.jndiName())
        .containsExactly(
            "own java:app/Defined",
            "own java:module/InModule",
            "shop java:comp/InBean",
            "An application java:global/ForAll",
            "shop-1.0 java:app/jdbc/Dotted");
  }

  @Test
  void without_a_container_there_are_none() {
    assertThat(new DefinedDataSources(server).all()).isEmpty();
  }

  /** The server's service container, as exposed through JMX. */
  public interface ContainerMXBean {
    String[] queryValues();
  }

  /** A service container with the given names. */
  public static final class Container implements ContainerMXBean {
    private final String[] names;

    Container(String... names) {
      this.names = names;
    }

    @Override
    public String[] queryValues() {
      return names.clone();
    }
  }
}
