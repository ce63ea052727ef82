package io.groundspeed.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The built EAR, for {@code @Deployment}. */
public final class GroundspeedEar {
  /** Puts the tests' EJBs into the security domain of the EJBs that they call. */
  private static final String EJB_SECURITY =
      """
      <jboss:ejb-jar xmlns:jboss="http://www.jboss.com/xml/ns/javaee"
                     xmlns="https://jakarta.ee/xml/ns/jakartaee"
                     xmlns:s="urn:security:1.1" version="4.0">
        <assembly-descriptor>
          <s:security><ejb-name>*</ejb-name><s:security-domain>groundspeed</s:security-domain></s:security>
        </assembly-descriptor>
      </jboss:ejb-jar>
      """;

  private static final String WEB_SECURITY =
      "<jboss-web><security-domain>groundspeed</security-domain></jboss-web>";

  private GroundspeedEar() {}

  /**
   * Returns the unchanged EAR, for tests that are its clients: {@code @Deployment(testable =
   * false)}.
   */
  public static EnterpriseArchive asBuilt() {
    return ShrinkWrap.createFromZipFile(EnterpriseArchive.class, Build.ear().toFile());
  }

  /** Returns the EAR with a WAR of tests, which run inside the server and may inject its EJBs. */
  public static EnterpriseArchive withTests(Class<?>... tests) {
    WebArchive war =
        ShrinkWrap.create(WebArchive.class, "tests.war")
            .addClasses(tests)
            .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml")
            .addAsWebInfResource(new StringAsset(EJB_SECURITY), "jboss-ejb3.xml")
            .addAsWebInfResource(new StringAsset(WEB_SECURITY), "jboss-web.xml");
    return with(asBuilt(), Testable.archiveToTest(war), "/tests");
  }

  public static EnterpriseArchive with(EnterpriseArchive ear, WebArchive war, String contextRoot) {
    return withModule(
        ear,
        war,
        "<web><web-uri>%s</web-uri><context-root>%s</context-root></web>"
            .formatted(war.getName(), contextRoot));
  }

  /** Returns an EAR with an additional EJB module, whose beans the others see. */
  public static EnterpriseArchive with(JavaArchive ejbs, EnterpriseArchive ear) {
    return withModule(ear, ejbs, "<ejb>%s</ejb>".formatted(ejbs.getName()));
  }

  private static EnterpriseArchive withModule(
      EnterpriseArchive ear, Archive<?> added, String named) {
    String modules = text(ear.get("META-INF/application.xml"));
    ear.delete("META-INF/application.xml");
    return ear.addAsModule(added)
        .setApplicationXML(
            new StringAsset(
                modules.replace("</application>", "<module>" + named + "</module></application>")));
  }

  private static String text(Node file) {
    try (InputStream in = file.getAsset().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
