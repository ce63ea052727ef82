package io.groundspeed.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR that the build made, for {@code @Deployment}. */
public final class GroundspeedEar {
  private GroundspeedEar() {}

  /** As it is, for tests that are its clients: {@code @Deployment(testable = false)}. */
  public static EnterpriseArchive asBuilt() {
    return ShrinkWrap.createFromZipFile(EnterpriseArchive.class, Build.ear().toFile());
  }

  /** With a WAR of tests in it, which run inside the server and may inject its EJBs. */
  public static EnterpriseArchive withTests(Class<?>... tests) {
    WebArchive war =
        ShrinkWrap.create(WebArchive.class, "tests.war")
            .addClasses(tests)
            .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml");
    EnterpriseArchive ear = asBuilt().addAsModule(Testable.archiveToTest(war));
    return ear.setApplicationXML(new StringAsset(listing(war.getName(), applicationXml(ear))));
  }

  private static String applicationXml(EnterpriseArchive ear) {
    try (InputStream xml = ear.get("META-INF/application.xml").getAsset().openStream()) {
      return new String(xml.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String listing(String war, String applicationXml) {
    String module =
        "<module><web><web-uri>%s</web-uri><context-root>/tests</context-root></web></module>"
            .formatted(war);
    return applicationXml.replace("<library-directory>", module + "<library-directory>");
  }
}
