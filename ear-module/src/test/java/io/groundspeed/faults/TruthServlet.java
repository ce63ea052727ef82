package io.groundspeed.faults;

import io.groundspeed.cache.Cache;
import io.groundspeed.cache.Lookup;
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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Reads rows of a table through its node's cache, and writes them. */
@WebServlet("/*")
public class TruthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final KeyPattern<String> LASTING =
      KeyPattern.<String>of("truth:{id}", Duration.ofHours(1)).about("truth", "id");

  private static final KeyPattern<String> BRIEF =
      KeyPattern.<String>of("brief-truth:{id}", Duration.ofSeconds(10)).about("truth", "id");

  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private transient DataSource dataSource;

  @Resource(lookup = "java:jboss/infinispan/cache/groundspeed/kv")
  private transient org.infinispan.Cache<String, Object> entries;

  @Resource private transient UserTransaction transaction;
  @Inject private transient Cache cache;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    response
        .getWriter()
        .print(
            answer(request.getPathInfo(), request.getParameter("id"), request.getParameter("is")));
  }

  private String answer(String what, String id, String is) {
    return switch (what) {
      case "/read" -> read(LASTING.key(id), id);
      case "/read-brief" -> read(BRIEF.key(id), id);
      case "/known" ->
          cache.getIfPresent(LASTING.key(id)) instanceof Lookup.Present<String> known
              ? known.value()
              : "";
      case "/write" -> write(id, is);
      case "/holds" -> Boolean.toString(entries.containsKey(id));
      case "/nodes" -> Integer.toString(entries.getCacheManager().getMembers().size());
      default -> throw new IllegalArgumentException(what);
    };
  }

  private String read(CacheKey<String> key, String id) {
    return cache.get(key, () -> select(id));
  }

  private String select(String id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT is_so FROM public.truth WHERE id = ?")) {
      select.setString(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  private String write(String id, String is) {
    try {
      transaction.begin();
      try (Connection connection = dataSource.getConnection();
          PreparedStatement update =
              connection.prepareStatement("UPDATE public.truth SET is_so = ? WHERE id = ?")) {
        update.setString(1, is);
        update.setString(2, id);
        update.executeUpdate();
      }
      cache.invalidate(new EntityRef("truth", id));
      transaction.commit();
      return "written";
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
