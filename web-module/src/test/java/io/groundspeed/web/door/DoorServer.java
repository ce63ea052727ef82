package io.groundspeed.web.door;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.Version;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The door in front of a handler that echoes the request body, on the Undertow version of
 * operators' servers.
 */
final class DoorServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final DoorSettings GENEROUS =
      new DoorSettings(100_000, Duration.ofSeconds(20), 100, 10_000_000, 1_000, 100, false);

  private final Undertow undertow;
  final Bodies bodies;
  final Connections connections;
  final Lanes<Turns.Waiting> lanes;

  private DoorServer(DoorSettings settings, Health health, HttpHandler inside) {
    bodies = new Bodies(settings);
    connections = new Connections(settings.connections());
    lanes = new Lanes<>(settings.requests(), 1);
    HttpHandler door =
        new DoorHandler(
            new Heads(settings.clearTextHttp2(), Version.getVersionString()),
            health,
            connections,
            bodies,
            new Turns(lanes),
            new BlockingHandler(inside));
    undertow =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setServerOption(UndertowOptions.MAX_COOKIES, 50)
            .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
            .setIoThreads(1)
            .setWorkerThreads(4)
            .setHandler(door)
            .build();
    undertow.start();
  }

  static DoorServer start() {
    return with(GENEROUS);
  }

  /** Limits the number of bodies that may be incomplete at the same time. */
  static DoorServer start(int mostBodies) {
    return with(
        new DoorSettings(
            100_000, Duration.ofSeconds(20), mostBodies, 10_000_000, 1_000, 100, false));
  }

  static DoorServer with(DoorSettings settings) {
    return new DoorServer(settings, new Health(() -> true, Runnable::run), DoorServer::echo);
  }

  static DoorServer with(DoorSettings settings, HttpHandler inside) {
    return new DoorServer(settings, new Health(() -> true, Runnable::run), inside);
  }

  static DoorServer withHealth(BooleanSupplier database, Executor thread) {
    return new DoorServer(GENEROUS, new Health(database, thread), DoorServer::echo);
  }

  private static void echo(HttpServerExchange exchange) throws IOException {
    byte[] body = exchange.getInputStream().readAllBytes();
    exchange.setReasonPhrase("Undertow says so");
    exchange.setResponseContentLength(body.length);
    exchange.getOutputStream().write(body);
  }

  int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }

  Client connect() throws IOException {
    return new Client(new Socket("127.0.0.1", port()));
  }

  /** Sends a request and returns everything received until the server is silent or closes. */
  String send(String request) throws IOException {
    try (Client client = connect()) {
      return client.send(request).readAll();
    }
  }

  /** Waits until a condition holds, for ten seconds at most. */
  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it has not become so within " + PATIENCE);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() {
    undertow.stop();
  }

  /** One connection. */
  record Client(Socket socket) implements AutoCloseable {
    Client send(String bytes) throws IOException {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return this;
    }

    /** Returns everything received until the server closes, or has sent nothing for a second. */
    String readAll() throws IOException {
      socket.setSoTimeout(1_000);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      byte[] buffer = new byte[8_192];
      try {
        for (int n = socket.getInputStream().read(buffer);
            n >= 0;
            n = socket.getInputStream().read(buffer)) {
          answer.write(buffer, 0, n);
        }
      } catch (SocketTimeoutException e) {
        // kept alive
      }
      return answer.toString(StandardCharsets.ISO_8859_1);
    }

    /** Returns the first line of the response; waits for ten seconds at most. */
    String readStatus() throws IOException {
      socket.setSoTimeout(10_000);
      StringBuilder line = new StringBuilder();
      for (int c = socket.getInputStream().read();
          c >= 0 && c != '\r';
          c = socket.getInputStream().read()) {
        line.append((char) c);
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
