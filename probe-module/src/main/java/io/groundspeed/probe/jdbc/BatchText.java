package io.groundspeed.probe.jdbc;

import org.jspecify.annotations.Nullable;

/** The text of the statements of a batch without parameters, up to a maximum length. */
final class BatchText {
  private static final int LONGEST = 4_096;

  private final StringBuilder text = new StringBuilder();
  private @Nullable String last;

  private BatchText() {}

  static BatchText add(@Nullable BatchText before, String sql) {
    BatchText batch = before == null ? new BatchText() : before;
    if (!sql.equals(batch.last) && batch.text.length() < LONGEST) {
      batch.text.append(batch.text.isEmpty() ? "" : ";\n").append(sql);
      batch.last = sql;
    }
    return batch;
  }

  String text() {
    return text.toString();
  }
}
