package io.groundspeed.telemetry.raw;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A raw log, partitioned by UTC day on {@code recorded_at}, as described to the pipeline.
 *
 * <p>There is one instance per table, compared by identity.
 *
 * @param name the table within the schema {@code groundspeed}
 * @param columns the columns that {@link RawRow#writeTo} writes, after {@code id}, {@code
 *     recorded_at} and {@code node}
 * @param correctionSql the statement that corrects a row in place; its parameters are the new
 *     value, {@link RawRow#correction}, the row's id and its {@code recorded_at}; null if samples
 *     of this table are never sent again
 */
public record RawTable(String name, List<String> columns, @Nullable String correctionSql) {
  public RawTable {
    columns = List.copyOf(columns);
  }

  /** Returns the COPY statement for its rows. */
  public String copySql() {
    return "COPY groundspeed.%s (id, recorded_at, node, %s) FROM STDIN"
        .formatted(name, String.join(", ", columns));
  }

  /** Returns the sequence of its ids. */
  public String sequence() {
    return "groundspeed." + name + "_id_seq";
  }
}
