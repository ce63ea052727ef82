package io.groundspeed.web.component;

import io.groundspeed.web.csv.Exact;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.context.ResponseWriterWrapper;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Set;
import org.primefaces.component.api.DynamicColumn;
import org.primefaces.component.api.UIColumn;
import org.primefaces.component.datatable.DataTable;
import org.primefaces.component.datatable.DataTableRenderer;

/**
 * Writes a {@code p:dataTable} as a plain table: assistive technology announces its rows and
 * headings, and does not expect the arrow keys of a grid. Below it is a link to its rows as CSV. A
 * column of the class {@link #ROW_HEAD} has the headings of the rows.
 */
public final class TableRenderer extends DataTableRenderer {
  private static final String ROW_HEAD = "row-head";
  private static final String CSV_TITLE =
      String.format(
          Locale.ENGLISH, "Download as CSV with exact values, first %,d rows", Exact.MOST_ROWS);
  private static final Set<String> GRID_ROLES = Set.of("grid", "gridcell");

  @Override
  protected void encodeMarkup(FacesContext context, DataTable table) throws IOException {
    ResponseWriter writer = context.getResponseWriter();
    context.setResponseWriter(new WithoutGrid(writer));
    try {
      super.encodeMarkup(context, table);
    } finally {
      context.setResponseWriter(writer);
    }
    encodeCsv(context, table);
  }

  /** Every table has the link to its rows as CSV, so that no page can forget it. */
  private static void encodeCsv(FacesContext context, DataTable table) throws IOException {
    Address csv = CDI.current().select(Frame.class).get().csv(table.getClientId(context));
    ResponseWriter writer = context.getResponseWriter();
    writer.startElement("a", table);
    writer.writeAttribute("class", "csv", null);
    writer.writeAttribute("href", csv.getHref(), null);
    writer.writeAttribute("title", CSV_TITLE, null);
    writer.writeText("CSV", null);
    writer.startElement("span", null);
    writer.writeAttribute("class", "visually-hidden", null);
    writer.writeText(" of this table", null);
    writer.endElement("span");
    writer.endElement("a");
  }

  @Override
  protected void encodeCell(
      FacesContext context,
      DataTable table,
      UIColumn column,
      boolean selected,
      boolean rowSelectionEnabled,
      int rowIndex)
      throws IOException {
    if (!column.isRendered()) {
      return;
    }
    ResponseWriter writer = context.getResponseWriter();
    String styles = column.getStyleClass() == null ? "" : column.getStyleClass().strip();
    boolean head = Set.of(styles.split(" +")).contains(ROW_HEAD);
    String element = head ? "th" : "td";
    writer.startElement(element, null);
    if (head) {
      writer.writeAttribute("scope", "row", null);
    }
    if (!styles.isEmpty()) {
      writer.writeAttribute("class", styles, null);
    }
    if (column.getTitle() != null && !column.getTitle().isEmpty()) {
      writer.writeAttribute("title", column.getTitle(), null);
    }
    if (column instanceof DynamicColumn) {
      encodeDynamicCell(context, table, column);
    } else {
      column.renderChildren(context);
    }
    writer.endElement(element);
  }

  private static final class WithoutGrid extends ResponseWriterWrapper {
    WithoutGrid(ResponseWriter wrapped) {
      super(wrapped);
    }

    @Override
    public void writeAttribute(String name, Object value, String property) throws IOException {
      if (!"role".equals(name) || !GRID_ROLES.contains(value)) {
        super.writeAttribute(name, value, property);
      }
    }

    @Override
    public ResponseWriter cloneWithWriter(Writer writer) {
      return new WithoutGrid(super.cloneWithWriter(writer));
    }
  }
}
