package io.groundspeed.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.ArquillianServer;
import io.groundspeed.testing.GroundspeedEar;
import io.groundspeed.testing.RunningGroundspeed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The EJB itself refuses whom the screens and the API refuse. */
@ExtendWith(ArquillianExtension.class)
class AccountsEjbIT {
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <login-config><auth-method>BASIC?silent=true</auth-method></login-config>
      </web-app>
      """;
  private static final String JBOSS_WEB_XML =
      "<jboss-web><security-domain>groundspeed</security-domain></jboss-web>";

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    return GroundspeedEar.with(
        ShrinkWrap.create(WebArchive.class, "caller.war")
            .addClass(AccountsServlet.class)
            .addAsWebInfResource(new StringAsset(WEB_XML), "web.xml")
            .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml")
            .addAsWebInfResource(new StringAsset(JBOSS_WEB_XML), "jboss-web.xml"),
        "/caller");
  }

  @BeforeAll
  static void addUsers() {
    AccountRows.add("ejb-mentor", "mentor");
    AccountRows.add("ejb-client", "client");
  }

  @Test
  void only_an_administrator_may_call_it() throws Exception {
    assertThat(answerTo("admin", RunningGroundspeed.ADMIN_PASSWORD)).startsWith("listed ");
    assertThat(answerTo("ejb-mentor", AccountRows.PASSWORD)).isEqualTo("EJBAccessException");
    assertThat(answerTo("ejb-client", AccountRows.PASSWORD)).isEqualTo("EJBAccessException");
    assertThat(answerTo(null, null)).isEqualTo("EJBAccessException");
  }

  private static String answerTo(String name, String password) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(ArquillianServer.url() + "caller/list"));
    if (name != null) {
      byte[] credentials = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
  }
}
