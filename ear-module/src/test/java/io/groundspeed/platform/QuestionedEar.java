package io.groundspeed.platform;

import io.groundspeed.access.EjbCall;
import io.groundspeed.testing.GroundspeedEar;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An EAR with an additional module that calls its EJBs. */
public final class QuestionedEar {
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

  private QuestionedEar() {}

  /** Returns an EAR with {@link Question} at {@code /question}. */
  public static EnterpriseArchive of(EnterpriseArchive ear) {
    return GroundspeedEar.with(
        ear,
        ShrinkWrap.create(WebArchive.class, "question.war")
            .addClasses(Question.class, EjbCall.class)
            .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml")
            .addAsWebInfResource(new StringAsset(WEB_XML), "web.xml")
            .addAsWebInfResource(new StringAsset(JBOSS_WEB_XML), "jboss-web.xml"),
        "/question");
  }
}
