package io.groundspeed.web.beacon;

import io.groundspeed.telemetry.intake.Outcome.Rejected;
import io.groundspeed.web.api.Problem;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The response to the sender of a beacon: 204 if all items were stored, 200 if some were, 400 if
 * none was.
 */
final class BeaconAnswer {
  private final List<Refused> refused = new ArrayList<>();
  private int stored;

  void stored() {
    stored++;
  }

  void refused(String list, int index, Rejected reason) {
    refused.add(new Refused(list, index, reason));
  }

  List<Rejected> reasons() {
    return refused.stream().map(Refused::reason).toList();
  }

  Response response() {
    if (refused.isEmpty()) {
      return Response.noContent().build();
    }
    if (stored == 0) {
      Refused first = refused.get(0);
      return new Problem(
              400,
              "Invalid request",
              "Nothing was stored: %s[%d].%s %s"
                  .formatted(
                      first.list(), first.index(), first.reason().field(), first.reason().reason()),
              first.reason().field(),
              list(),
              null)
          .response()
          .build();
    }
    return Response.ok(
            Json.createObjectBuilder()
                .add("stored", stored)
                .add("rejected", list())
                .build()
                .toString(),
            MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private JsonArray list() {
    refused.sort(Comparator.comparing(Refused::list).reversed().thenComparing(Refused::index));
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (Refused item : refused) {
      JsonObjectBuilder entry =
          Json.createObjectBuilder()
              .add("index", item.index())
              .add("field", item.reason().field())
              .add("reason", item.reason().reason());
      if (!item.list().equals("vitals")) {
        entry.add("list", item.list());
      }
      array.add(entry);
    }
    return array.build();
  }

  /**
   * An item that was not stored.
   *
   * @param list {@code vitals} or {@code assets}
   */
  private record Refused(String list, int index, Rejected reason) {}
}
