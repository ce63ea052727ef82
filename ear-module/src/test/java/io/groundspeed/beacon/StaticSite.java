package io.groundspeed.beacon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.groundspeed.testing.Beacons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A static page of a separate origin, with one script element. */
record StaticSite(HttpServer server) implements AutoCloseable {
  /**
   * Starts the site on a free port.
   *
   * @param page the page name that its visits report
   */
  static StaticSite start(String page) {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.createContext("/", exchange -> answer(exchange, html(page)));
      server.start();
      return new StaticSite(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange, String html) throws IOException {
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String html(String page) {
    String home = BeaconServer.node().url();
    return """
        <!DOCTYPE html><html lang="en"><title>Static</title><link rel="icon" href="data:,">
        <script async src="%sgroundspeed.js" data-endpoint="%s%s" data-page="%s"></script>
        <h1 class="headline">A static page</h1>
        """
        .formatted(home, home, Beacons.PATH, page);
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
