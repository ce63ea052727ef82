package io.groundspeed.endpoint;

import io.groundspeed.postgres.CopyText;
import io.groundspeed.probe.record.RequestSample;
import io.groundspeed.shared.JsonText;
import io.groundspeed.shared.Secrets;
import io.groundspeed.telemetry.raw.RawRow;
import io.groundspeed.telemetry.raw.RawTable;
import io.groundspeed.telemetry.sketch.Rating;
import java.util.List;

/** A row of {@code api_performance} on its way there. */
record EndpointLogRow(RequestSample sample) implements RawRow {
  private static final RawTable TABLE =
      new RawTable(
          "api_performance",
          List.of(
              "endpoint",
              "method",
              "response_time_ms",
              "status_code",
              "error_message",
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
    out.text(sample.endpoint().endpoint())
        .text(sample.method())
        .number(sample.nanos() / 1e6)
        .whole((long) sample.status())
        .text(sample.error() == null ? null : Secrets.mask(JsonText.storable(sample.error())))
        .text(sample.endpoint().deployment())
        .text(sample.requestId())
        .text(sample.user())
        .number(sample.weight());
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
