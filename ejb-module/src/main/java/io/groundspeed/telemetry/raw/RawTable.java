package io.groundspeed.telemetry.raw;

import java.util.List;

/**
 * A raw log, partitioned by UTC day on {@code recorded_at}, as the pipeline needs to know it.
 *
 * <p>There is one instance a table, and it is looked up by identity.
 *
 * @param name the table within the schema {@code groundspeed}
 * @param columns what {@link RawRow#writeTo} writes, after {@code id}, {@code recorded_at} and
 *     {@code node}
 * @param correctionSql the statement that corrects a row in place, its parameters being the new
 *     value, {@link RawRow#correction}, the row's id and its {@code recorded_at}; null where
 *     samples of this table are never sent again
 */
public record RawTable(String name, List<String> columns, String correctionSql) {
  public RawTable {
    columns = List.copyOf(columns);
  }

  /** Returns the COPY that writes its rows. */
  public String copySql() {
    return "COPY groundspeed.%s (id, recorded_at, node, %s) FROM STDIN"
        .formatted(name, String.join(", ", columns));
  }

  /** Returns the sequence that its ids come from. */
  public String sequence() {
    return "groundspeed." + name + "_id_seq";
  }
}
