package io.groundspeed.query;

import io.groundspeed.postgres.CopyText;
import io.groundspeed.probe.record.StatementSample;
import io.groundspeed.telemetry.raw.RawRow;
import io.groundspeed.telemetry.raw.RawTable;
import io.groundspeed.telemetry.sketch.Rating;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** A row of {@code query_performance_log} on its way there. */
record QueryLogRow(StatementSample sample) implements RawRow {
  private static final RawTable TABLE =
      new RawTable(
          "query_performance_log",
          List.of(
              "query_name",
              "execution_time_ms",
              "row_count",
              "query_hash",
              "user_id",
              "endpoint",
              "metadata",
              "deployment",
              "request_id",
              "principal",
              "sample_weight"),
          null);

  @Override
  public RawTable table() {
    return TABLE;
  }

  @Override
  public void writeTo(CopyText out) {
    out.text(sample.statement().name())
        .number(sample.nanos() / 1e6)
        .whole(sample.rows() < 0 ? null : Math.min(sample.rows(), Integer.MAX_VALUE))
        .text(sample.statement().hash())
        .whole(sample.userId())
        .text(sample.caller().endpoint())
        .text(metadata())
        .text(sample.caller().deployment())
        .text(sample.requestId())
        .text(sample.user())
        .number(sample.weight());
  }

  private String metadata() {
    if (sample.failure() == null && sample.batch() == 0 && sample.binds() == null) {
      return null;
    }
    JsonObjectBuilder json = Json.createObjectBuilder();
    if (sample.failure() != null) {
      json.add("error", sample.failure());
    }
    if (sample.batch() > 0) {
      json.add("batch", sample.batch());
    }
    if (sample.binds() != null) {
      json.add("binds", binds());
    }
    return json.build().toString();
  }

  private JsonArrayBuilder binds() {
    JsonArrayBuilder binds = Json.createArrayBuilder();
    for (String value : sample.binds()) {
      if (value == null) {
        binds.addNull();
      } else {
        binds.add(value);
      }
    }
    return binds;
  }

  @Override
  public Rating rate(double value) {
    return null;
  }

  @Override
  public String correction() {
    return null;
  }
}
