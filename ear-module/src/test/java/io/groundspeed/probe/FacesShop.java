package io.groundspeed.probe;

import io.groundspeed.testing.Build;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Faces with its traditional mappings, and files; {@code faces.war}. */
final class FacesShop {
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <servlet>
          <servlet-name>faces</servlet-name>
          <servlet-class>jakarta.faces.webapp.FacesServlet</servlet-class>
        </servlet>
        <servlet-mapping>
          <servlet-name>faces</servlet-name>
          <url-pattern>*.jsf</url-pattern>
          <url-pattern>/faces/*</url-pattern>
        </servlet-mapping>
      </web-app>
      """;
  private static final String VIEW =
      """
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html">
        <h:head><title>Tasks</title></h:head>
        <h:body><h:outputText value="tasks"/></h:body>
      </html>
      """;

  private FacesShop() {}

  /** Writes the WAR and returns its path. */
  static Path archive() {
    Path war = Build.freshDirectory("faces").resolve("faces.war");
    ShrinkWrap.create(WebArchive.class)
        .addAsWebInfResource(new StringAsset(WEB_XML), "web.xml")
        .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml")
        .addAsWebResource(new StringAsset(VIEW), "tasks.xhtml")
        .addAsWebResource(new StringAsset(VIEW), "done/list.xhtml")
        .addAsWebResource(new StringAsset("p {}"), "a.css")
        .addAsWebResource(new StringAsset("p {}"), "b.css")
        .as(ZipExporter.class)
        .exportTo(war.toFile());
    return war;
  }
}
