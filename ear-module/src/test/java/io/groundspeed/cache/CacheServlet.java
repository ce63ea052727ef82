package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.KeyPattern;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Performs operations on its node's cache that the request names. */
@WebServlet("/*")
public class CacheServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** A record of the EAR, which is marshalled between nodes. */
  public record Thing(String text, List<String> more) implements Serializable {}

  private static final KeyPattern<Thing> THING =
      KeyPattern.<Thing>of("thing:{id}", Duration.ofMinutes(30))
          .dependingOn(
              thing -> List.of(new EntityRef("maker", thing.text().replaceAll("[0-9]", ""))));

  /** Can only be marshalled if its content can. */
  public record Holder(Object any) implements Serializable {}

  private static final KeyPattern<Holder> HOLDER =
      KeyPattern.of("holder:{id}", Duration.ofMinutes(30));

  private static final AtomicInteger LOADS = new AtomicInteger();

  @Inject private transient Cache cache;
  @Resource private transient UserTransaction transaction;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    CacheKey<Thing> key = THING.key(request.getParameter("id"));
    String text = request.getParameter("text");
    response.setContentType("text/plain");
    response
        .getWriter()
        .print(answer(request.getPathInfo(), request.getParameter("id"), key, text));
  }

  private String answer(String what, String request, CacheKey<Thing> key, String text) {
    return switch (what) {
      case "/put" -> {
        cache.put(key, new Thing(text, List.of(text)));
        yield "put";
      }
      case "/present" ->
          cache.getIfPresent(key) instanceof Lookup.Present<Thing> thing
              ? thing.value().text()
              : "absent";
      case "/get" -> cache.get(key, () -> load(text)).text();
      case "/holder" ->
          cache.get(HOLDER.key(request), () -> new Holder(new Object())).any().getClass().getName();
      case "/loads" -> Integer.toString(LOADS.get());
      case "/change" -> change();
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static Thing load(String text) {
    LOADS.incrementAndGet();
    long end = System.nanoTime() + Duration.ofMillis(200).toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return new Thing(text, List.of());
  }

  private String change() {
    try {
      transaction.begin();
      cache.invalidate("maker", "old");
      transaction.commit();
      return "changed";
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
