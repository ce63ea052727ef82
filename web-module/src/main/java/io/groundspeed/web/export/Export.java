package io.groundspeed.web.export;

import io.groundspeed.web.csv.Cell;
import io.groundspeed.web.csv.CsvWriter;
import io.groundspeed.web.csv.Exact;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.primefaces.component.datatable.DataTable;

/** The response to a request for one table of a screen. */
final class Export {
  /** The attribute by which {@code gs:region} keeps its {@link Region}. */
  private static final String REGION = "region";

  private static final String TABLE = "table";
  private static final Logger LOG = Logger.getLogger(Export.class.getName());

  private final FacesContext faces;
  private final Frame frame;
  private final HttpServletResponse response;

  Export(FacesContext faces, Frame frame) {
    this.faces = faces;
    this.frame = frame;
    response = (HttpServletResponse) faces.getExternalContext().getResponse();
  }

  void send() throws IOException {
    String id = ((HttpServletRequest) faces.getExternalContext().getRequest()).getParameter(TABLE);
    Map<String, DataTable> tables = new LinkedHashMap<>();
    addTables(faces.getViewRoot(), tables);
    DataTable table = tables.get(id);
    if (table == null) {
      Answer.badRequest("table: must be one of " + String.join(", ", tables.keySet()))
          .send(response);
    } else {
      send(table);
    }
  }

  /** Not by {@code invokeOnComponent}: a table fails on an id that begins with its own. */
  private void addTables(UIComponent component, Map<String, DataTable> tables) {
    if (component instanceof DataTable table) {
      tables.put(table.getClientId(faces), table);
    } else {
      component.getFacetsAndChildren().forEachRemaining(child -> addTables(child, tables));
    }
  }

  private void send(DataTable table) throws IOException {
    Region<?> region = region(table);
    if (!frame.getProblems().isEmpty()) { // after the beans of the region have read theirs
      Answer.badRequest(String.join("\n", frame.getProblems())).send(response);
    } else if (region != null && (region.failed() || region.loading())) {
      Answer.unavailable(
              "The table is temporarily unavailable: the database is slow or unreachable.")
          .send(response);
    } else if (region == null || !region.isShown()) {
      Answer.badRequest("table: the screen does not show this table with these parameters")
          .send(response);
    } else {
      write(table, new TableCells(faces, table));
    }
  }

  /** Returns the region that a table belongs to; null if that part of the screen is closed. */
  private @Nullable Region<?> region(UIComponent table) {
    for (UIComponent it = table.getParent(); it != null; it = it.getParent()) {
      if (it.getAttributes().containsKey(REGION) || it.getValueExpression(REGION) != null) {
        try {
          return (Region<?>) it.getAttributes().get(REGION);
        } catch (RuntimeException e) { // its bean requires a parameter that is missing
          LOG.log(Level.FINE, "A region is closed", e);
          return null;
        }
      }
    }
    return null;
  }

  private void write(DataTable table, TableCells cells) throws IOException {
    int rows = Math.min(table.getRowCount(), Exact.MOST_ROWS);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + fileName(table) + "\"");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Groundspeed-Rows", String.valueOf(rows));
    response.setHeader("X-Groundspeed-Truncated", String.valueOf(table.getRowCount() > rows));
    Writer out =
        new BufferedWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    CsvWriter csv = new CsvWriter(out);
    List<Cell> head = cells.head();
    csv.write(head);
    for (int row = 0; row < rows; row++) {
      csv.write(cells.row(row));
    }
    out.flush();
  }

  /** Returns for example {@code groundspeed-queries-table-24h-2026-11-30.csv}. */
  private String fileName(DataTable table) {
    return "groundspeed-%s-%s-%s-%s.csv"
        .formatted(
            frame.getScreen().getTitle().toLowerCase(Locale.ROOT),
            table.getClientId(faces).replaceFirst("-rows$", ""),
            frame.getRange().name(),
            frame.getNow().atOffset(ZoneOffset.UTC).toLocalDate())
        .replaceAll("[^A-Za-z0-9.]+", "-");
  }
}
