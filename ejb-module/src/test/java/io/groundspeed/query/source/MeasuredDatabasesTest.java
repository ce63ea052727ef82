package io.groundspeed.query.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class MeasuredDatabasesTest {
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final MeasuredDatabases databases = new MeasuredDatabases(new ServerDataSources(server));

  @Test
  void what_we_run_ourselves_runs_on_our_database() throws JMException {
    source("GroundspeedDS", "jdbc:groundspeed:jdbc:postgresql://db:5432/groundspeed");
    source("ShopDS", "jdbc:groundspeed:postgresql://db:5432/shop");

    assertThat(databases.elsewhere(List.of("shop.war", "groundspeed.ear"))).isEmpty();
  }

  @Test
  void what_others_run_may_have_run_where_any_measured_data_source_leads() throws JMException {
    source("GroundspeedDS", "jdbc:groundspeed:jdbc:postgresql://db:5432/groundspeed");
    source("ReportDS", "jdbc:groundspeed:postgresql://db:5432/groundspeed?readOnly=true");
    source("OldDS", "jdbc:postgresql://db:5432/old");
    assertThat(databases.elsewhere(List.of("shop.war"))).isEmpty();

    source("ShopDS", "jdbc:groundspeed:postgresql://db:5432/shop");
    assertThat(databases.elsewhere(List.of("shop.war")))
        .hasValueSatisfying(why -> assertThat(why).contains("that of ShopDS."));
  }

  private void source(String name, String url) throws JMException {
    server.registerMBean(
        new DataSourceBean(url),
        new ObjectName("jboss.as:subsystem=datasources,data-source=" + name));
  }

  /** A data source as exposed by the server's management model. */
  private record DataSourceBean(String url) implements DynamicMBean {
    @Override
    public Object getAttribute(String attribute) {
      return url;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
      return new MBeanInfo(getClass().getName(), null, null, null, null, null);
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
      return new AttributeList();
    }

    @Override
    public void setAttribute(Attribute attribute) {}

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
      return attributes;
    }

    @Override
    public Object invoke(String action, Object[] parameters, String[] signature) {
      return null;
    }
  }
}
