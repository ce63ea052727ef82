package io.groundspeed.web.tracker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A site whose pages load the tracker, and the server that receives their vitals. It records what
 * is sent: checking inside the page would miss the requests sent after it ends.
 */
final class TrackedSite implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Path SOURCES = Path.of("src/main/tracker");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final List<Batch> batches = new ArrayList<>();
  private final List<String> goodbyes = new ArrayList<>();
  private final Deque<Integer> refusals = new ArrayDeque<>();
  private final CountDownLatch secondPart = new CountDownLatch(1);
  private boolean holdingBack;
  private String policy;
  private String requestId;
  private String script = script("/groundspeed.js", "");

  TrackedSite() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::page);
    server.createContext(
        "/groundspeed.js", exchange -> script(exchange, resource("groundspeed.js")));
    server.createContext("/groundspeed-more.js", this::secondPart);
    server.createContext("/assets/", this::asset);
    server.createContext("/source/", this::source);
    server.createContext("/api/performance/web-vitals", this::vitals);
    server.createContext("/goodbye", this::goodbye);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Returns the same server under another name, which browsers treat as another site. */
  String foreignUrl(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  /** Sets these attributes on the script element of every page. */
  TrackedSite withScript(String attributes) {
    return withScript("/groundspeed.js", attributes);
  }

  TrackedSite withScript(String src, String attributes) {
    script = script(src, attributes);
    return this;
  }

  /** Replaces the script element of the pages with other elements. */
  TrackedSite withMarkup(String html) {
    script = html;
    return this;
  }

  /** Sends this Content-Security-Policy with every page. */
  TrackedSite withPolicy(String contentSecurityPolicy) {
    policy = contentSecurityPolicy;
    return this;
  }

  /** Sends a request id with every page, as our servers do. */
  TrackedSite withRequestId(String id) {
    requestId = id;
    return this;
  }

  /** Delays responses to requests for the second part. */
  TrackedSite holdingBackSecondPart() {
    holdingBack = true;
    return this;
  }

  void releaseSecondPart() {
    secondPart.countDown();
  }

  /** Answers the next batch with 503 and this Retry-After in seconds. */
  TrackedSite refusingOnce(int retryAfterSeconds) {
    refusals.add(retryAfterSeconds);
    return this;
  }

  synchronized List<Batch> batches() {
    return List.copyOf(batches);
  }

  /** Waits until the received batches match, and returns them. */
  List<Batch> awaitBatches(Predicate<List<Batch>> expected) {
    await(() -> expected.test(batches), () -> "vitals came as " + batches);
    return batches();
  }

  /** Waits until that many pages were left; the pages' own listeners run after the tracker's. */
  void awaitGoodbyes(int count) {
    await(() -> goodbyes.size() >= count, () -> "only " + goodbyes + " were left");
  }

  private synchronized void await(BooleanSupplier condition, Supplier<String> complaint) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        throw new AssertionError(complaint.get());
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private void page(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String name =
        path.equals("/prerendering")
            ? "prerendering.html"
            : path.startsWith("/gallery") ? "gallery.html" : "journey.html";
    if (requestId != null) {
      String timing = "request;desc=\"" + requestId + "\", app;dur=1.5";
      exchange.getResponseHeaders().set("Server-Timing", timing);
    }
    if (policy != null) {
      exchange.getResponseHeaders().set("Content-Security-Policy", policy);
    }
    String html =
        new String(resource(name), StandardCharsets.UTF_8).replace("<!--script-->", script);
    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
    answer(exchange, 200, html.getBytes(StandardCharsets.UTF_8));
  }

  private void secondPart(HttpExchange exchange) throws IOException {
    try {
      if (holdingBack && !secondPart.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody released the second part");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    script(exchange, resource("groundspeed-more.js"));
  }

  /**
   * Sends a single-colour image, or an empty script or style sheet, according to the requested
   * name.
   */
  private void asset(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean picture = path.endsWith(".svg");
    exchange
        .getResponseHeaders()
        .set(
            "Content-Type",
            picture ? "image/svg+xml" : path.endsWith(".css") ? "text/css" : "text/javascript");
    exchange.getResponseHeaders().set("Cache-Control", "max-age=3600");
    String content =
        picture
            ? "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 40'><!--"
                + "x".repeat(20_000)
                + "--><rect width='60' height='40' fill='teal'/></svg>"
            : "/* nothing but a comment */";
    answer(exchange, 200, content.getBytes(StandardCharsets.UTF_8));
  }

  private void source(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/source/".length());
    script(exchange, Files.readAllBytes(SOURCES.resolve(name)));
  }

  private void script(HttpExchange exchange, byte[] content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/javascript;charset=UTF-8");
    answer(exchange, 200, content);
  }

  private void vitals(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Integer refusal;
    synchronized (this) {
      batches.add(new Batch(exchange.getRequestMethod(), headers, body, System.nanoTime()));
      refusal = refusals.poll();
      notifyAll();
    }
    if (headers.containsKey("origin")) {
      exchange.getResponseHeaders().set("Access-Control-Allow-Origin", headers.get("origin"));
    }
    if (refusal != null) {
      exchange.getResponseHeaders().set("Retry-After", refusal.toString());
    }
    answer(exchange, refusal == null ? 202 : 503, new byte[0]);
  }

  private void goodbye(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    synchronized (this) {
      goodbyes.add(exchange.getRequestURI().getQuery());
      notifyAll();
    }
    answer(exchange, 204, new byte[0]);
  }

  private static void answer(HttpExchange exchange, int status, byte[] content) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = TrackedSite.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static String script(String src, String attributes) {
    return "<script async src=\"" + src + "\" " + attributes + "></script>";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
