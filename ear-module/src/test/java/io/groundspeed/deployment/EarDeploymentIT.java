package io.groundspeed.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.ArquillianServer;
import io.groundspeed.testing.GroundspeedEar;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The built EAR deploys to the assembled server and owns its root. */
@ExtendWith(ArquillianExtension.class)
class EarDeploymentIT {
  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    return GroundspeedEar.asBuilt();
  }

  @Test
  void the_root_is_answered() throws Exception {
    HttpResponse<String> root =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(ArquillianServer.url())).build(),
                BodyHandlers.ofString());

    assertThat(root.statusCode()).isLessThan(500);
    assertThat(root.body()).doesNotContain("WildFly");
  }
}
