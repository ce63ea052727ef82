package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Csv;
import io.groundspeed.testing.RunningGroundspeed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How much an export returns, and how long its client may take. */
@ExtendWith(ProbedServer.class)
class ExportLimitsIT {
  private static final String QUERIES = "admin/performance/queries.csv?table=table-rows&range=1h";
  private static final String JOBS = "admin/performance/jobs.csv?table=jobs-rows&type=";

  /** A little more than the server waits for a client between two writes. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Beacons http = ProbedServer.http();

  @Test
  void all_pages_are_exported_and_what_is_too_much_is_said() {
    ExportedJobs.insert("csv_pages", 120, "'Job ' || n");
    ExportedJobs.insert("csv_many", 10_002, "'Job ' || n");

    HttpResponse<String> all = http.asAdmin(JOBS + "csv_pages&before=5");
    assertThat(Csv.of(all.body()).rows()).hasSize(120);
    assertThat(all.headers().firstValue("X-Groundspeed-Truncated")).contains("false");
    assertThat(all.headers().firstValue("X-Groundspeed-Rows")).contains("120");
    HttpResponse<String> many = http.asAdmin(JOBS + "csv_many");
    assertThat(Csv.of(many.body()).rows()).hasSize(10_000);
    assertThat(many.headers().firstValue("X-Groundspeed-Truncated")).contains("true");
  }

  @Test
  void clients_that_do_not_read_hold_an_export_for_a_bounded_time() throws Exception {
    ExportedJobs.insert("csv_large", 10_000, "repeat('n', 200)");
    ProbedServer.database()
        .execute(
            "UPDATE groundspeed.background_jobs SET error_message = repeat('e', 2000) WHERE job_type = 'csv_large'");
    List<Socket> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        stalled.add(requestWithoutReading("/" + JOBS + "csv_large"));
      }
      awaitStatus(503);
      awaitStatus(200);
    } finally {
      for (Socket socket : stalled) {
        socket.close();
      }
    }
  }

  private static Socket requestWithoutReading(String address) throws IOException {
    URI server = URI.create(ProbedServer.url());
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(
        new InetSocketAddress(InetAddress.getByName(server.getHost()), server.getPort()));
    String credentials = "admin:" + RunningGroundspeed.ADMIN_PASSWORD;
    socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Basic %s\r\n\r\n"
                .formatted(
                    address,
                    server.getAuthority(),
                    Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private void awaitStatus(int status) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int last = http.asAdmin(QUERIES).statusCode();
    while (last != status && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      last = http.asAdmin(QUERIES).statusCode();
    }
    assertThat(last).isEqualTo(status);
  }
}
