package io.groundspeed.query;

import io.groundspeed.postgres.Unavailable;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** The texts of statements by their hashes. */
@ApplicationScoped
public class QueryTexts {
  private static final int SECONDS = 3;

  @Resource(lookup = "java:jboss/datasources/GroundspeedTelemetryDS")
  private DataSource dataSource;

  /**
   * Returns those that are known, by hash.
   *
   * @throws Unavailable where the database is away or slow
   */
  public Map<String, QueryText> of(Collection<String> hashes) {
    Map<String, QueryText> texts = new HashMap<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT query_hash, query_text, last_seen_at
                  FROM groundspeed.query_fingerprints
                 WHERE query_hash = ANY (?)
                """)) {
      select.setQueryTimeout(SECONDS);
      select.setArray(1, connection.createArrayOf("text", hashes.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          texts.put(
              rows.getString(1),
              new QueryText(rows.getString(2), rows.getTimestamp(3).toInstant()));
        }
      }
      return texts;
    } catch (SQLException e) {
      throw Unavailable.database("the statements can't be read now");
    }
  }
}
