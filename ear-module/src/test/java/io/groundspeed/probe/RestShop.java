package io.groundspeed.probe;

import io.groundspeed.testing.Build;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** JAX-RS and JPA; {@code rest.war}. */
public final class RestShop {
  private static final String PERSISTENCE_XML =
      """
      <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.1">
        <persistence-unit name="rest">
          <jta-data-source>java:jboss/datasources/GroundspeedDS</jta-data-source>
          <properties>
            <property name="jakarta.persistence.schema-generation.database.action" value="drop-and-create"/>
          </properties>
        </persistence-unit>
      </persistence>
      """;

  private RestShop() {}

  /** Writes the WAR and returns its path. */
  public static Path archive() {
    Path war = Build.freshDirectory("rest").resolve("rest.war");
    ShrinkWrap.create(WebArchive.class)
        .addClasses(RestShop.class, Api.class, Articles.class, Article.class)
        .addClasses(Widgets.class, Widgets.Widget.class)
        .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml")
        .addAsResource(new StringAsset(PERSISTENCE_XML), "META-INF/persistence.xml")
        .as(ZipExporter.class)
        .exportTo(war.toFile());
    return war;
  }

  /** The base path of the resources. */
  @ApplicationPath("/shop")
  public static class Api extends Application {}
}
