package io.groundspeed.server;

import io.groundspeed.testing.Build;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A small application at the root of the server, which is ready as soon as it is deployed. */
public final class GuestApplication {
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <security-constraint>
          <web-resource-collection>
            <web-resource-name>private</web-resource-name>
            <url-pattern>/private/*</url-pattern>
          </web-resource-collection>
          <auth-constraint><role-name>*</role-name></auth-constraint>
        </security-constraint>
        <login-config><auth-method>BASIC</auth-method></login-config>
        <security-role><role-name>admin</role-name></security-role>
        <security-role><role-name>mentor</role-name></security-role>
        <security-role><role-name>client</role-name></security-role>
      </web-app>
      """;
  private static final String JBOSS_WEB_XML =
      "<jboss-web><context-root>/</context-root>"
          + "<security-domain>groundspeed</security-domain></jboss-web>";
  private static final String MODULES =
      """
      <jboss-deployment-structure><deployment><dependencies>
        <module name="org.infinispan.core"/><module name="org.infinispan.commons"/>
      </dependencies></deployment></jboss-deployment-structure>
      """;

  private GuestApplication() {}

  /** Writes the WAR and returns its path. */
  public static Path archive() {
    Path war = Build.freshDirectory("guest").resolve("guest.war");
    ShrinkWrap.create(WebArchive.class)
        .addClass(WhoAmI.class)
        .addAsWebResource(new StringAsset("ready"), "health/ready")
        .addAsWebInfResource(new StringAsset(WEB_XML), "web.xml")
        .addAsWebInfResource(new StringAsset(JBOSS_WEB_XML), "jboss-web.xml")
        .addAsWebInfResource(new StringAsset(MODULES), "jboss-deployment-structure.xml")
        .as(ZipExporter.class)
        .exportTo(war.toFile());
    return war;
  }
}
