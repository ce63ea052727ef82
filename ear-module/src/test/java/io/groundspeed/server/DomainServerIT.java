package io.groundspeed.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.PortOffsets;
import io.groundspeed.testing.PreparedDatabase;
import io.groundspeed.testing.RunningGroundspeed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The EAR on a server of a domain that the scripts have prepared. */
@Tag("faults")
class DomainServerIT {
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 9990;

  @TempDir private Path home;

  @Test
  void a_server_of_the_configured_profile_is_ready() throws Exception {
    int offset = PortOffsets.next();
    try (EmbeddedDatabase database = PreparedDatabase.in(home.resolve("database")).start();
        OperatorsDomain domain =
            OperatorsDomain.in(Files.createDirectory(home.resolve("wildfly")))) {
      domain.runs("configure-domain.cli");
      domain.edits(
          "/host=primary/server-config=server-one:write-attribute(name=socket-binding-port-offset, value=%d)"
              .formatted(offset),
          "/host=primary/server-config=server-two:write-attribute(name=auto-start, value=false)",
          "deploy %s --server-groups=main-server-group".formatted(Build.ear()));

      domain.start(
          MANAGEMENT + offset,
          Map.of(
              "GROUNDSPEED_DB_URL", database.jdbcUrl(),
              "GROUNDSPEED_DB_USER", database.user(),
              "GROUNDSPEED_DB_PASSWORD", database.password(),
              "GROUNDSPEED_ADMIN_PASSWORD", RunningGroundspeed.ADMIN_PASSWORD));

      assertThat(readiness(domain, HTTP + offset)).as(domain.output()).isEqualTo(200);
    }
  }

  /** Returns the first response with status 200, or the last one before the timeout. */
  private static int readiness(OperatorsDomain domain, int port) throws InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    int status = 0;
    while (status != 200 && domain.isRunning() && System.nanoTime() < deadline) {
      Thread.sleep(POLL.toMillis());
      status = status(port);
    }
    return status;
  }

  /** Uses HTTP/1.1, because an operator's server refuses an upgrade to HTTP/2 without TLS. */
  private static int status(int port) throws InterruptedException {
    URI ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(ready)
                  .version(HttpClient.Version.HTTP_1_1)
                  .timeout(Duration.ofSeconds(5))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    }
  }
}
