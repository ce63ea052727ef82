package io.groundspeed.platform;

import io.groundspeed.testing.GroundspeedEar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The built EAR and one more module, which asks its EJBs. */
final class QuestionedEar {
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <login-config><auth-method>BASIC?silent=true</auth-method></login-config>
        <security-role><role-name>admin</role-name></security-role>
        <security-role><role-name>mentor</role-name></security-role>
        <security-role><role-name>client</role-name></security-role>
      </web-app>
      """;
  private static final String JBOSS_WEB_XML =
      "<jboss-web><security-domain>groundspeed</security-domain></jboss-web>";
  private static final String MODULE =
      """
      <module><web><web-uri>question.war</web-uri><context-root>/question</context-root></web></module>
      </application>
      """;

  private QuestionedEar() {}

  /** The built EAR with {@link Question} in it, at {@code /question}. */
  static EnterpriseArchive archive() {
    EnterpriseArchive ear = GroundspeedEar.asBuilt();
    String modules = text(ear).replace("</application>", MODULE);
    ear.delete("/META-INF/application.xml");
    return ear.setApplicationXML(new StringAsset(modules))
        .addAsModule(
            ShrinkWrap.create(WebArchive.class, "question.war")
                .addClass(Question.class)
                .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml")
                .addAsWebInfResource(new StringAsset(WEB_XML), "web.xml")
                .addAsWebInfResource(new StringAsset(JBOSS_WEB_XML), "jboss-web.xml"));
  }

  private static String text(EnterpriseArchive ear) {
    try (InputStream in = ear.get("/META-INF/application.xml").getAsset().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
