package io.groundspeed.web.database;

import io.groundspeed.database.TableState;
import io.groundspeed.web.frame.Parameters;
import io.groundspeed.web.frame.TableOrder;
import io.groundspeed.web.frame.TableOrder.Column;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of the Database screen.
 *
 * @param order of the tables
 * @param text to search for in table names, in lower case; empty for any
 */
record DatabaseQuery(TableOrder<TableState> order, String text) {
  private static final int LONGEST = 200;
  private static final List<Column<TableState>> COLUMNS =
      List.of(
          Column.text("table", TableState::name),
          Column.figure("size", TableState::bytes),
          Column.figure("rows", TableState::rows),
          Column.figure("dead", TableState::deadRows),
          Column.figure("seq", TableState::sequentialScans),
          Column.figure("index", TableState::indexScans),
          Column.known("share", TableState::getIndexShare),
          Column.figure("vacuum", table -> time(table.vacuumed())),
          Column.figure("analyze", table -> time(table.analyzed())));

  static DatabaseQuery read(Parameters parameters) {
    String text = parameters.text("q", LONGEST);
    return new DatabaseQuery(
        parameters.read(
            "sort", TableOrder.parse("-size", COLUMNS), sort -> TableOrder.parse(sort, COLUMNS)),
        text == null ? "" : text.strip().toLowerCase(Locale.ROOT));
  }

  /** Returns the matching tables in the requested order. */
  List<TableState> of(List<TableState> tables) {
    return order.sort(
        tables.stream()
            .filter(table -> table.name().toLowerCase(Locale.ROOT).contains(text))
            .toList());
  }

  private static double time(@Nullable Instant time) {
    return time == null ? -1 : time.toEpochMilli();
  }
}
