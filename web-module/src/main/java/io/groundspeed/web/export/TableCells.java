package io.groundspeed.web.export;

import io.groundspeed.web.csv.Cell;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.primefaces.component.api.DynamicColumn;
import org.primefaces.component.api.UIColumn;
import org.primefaces.component.datatable.DataTable;

/**
 * Reads the cells of a table, from left to right. A column with several exact values in its cells
 * becomes several columns, each with the unit of its values in the heading.
 */
final class TableCells {
  private static final String NUMBER = "number";

  private final FacesContext faces;
  private final DataTable table;
  private final List<UIColumn> columns = new ArrayList<>();

  /** The number of values that a cell of each column has. */
  private final List<Integer> widths = new ArrayList<>();

  TableCells(FacesContext faces, DataTable table) {
    this.faces = faces;
    this.table = table;
  }

  /** Returns the headings. Must be called first. */
  List<Cell> head() throws IOException {
    List<Cell> head = new ArrayList<>();
    table.setRowIndex(table.getRowCount() > 0 ? 0 : -1);
    for (UIColumn column : table.getColumns()) {
      apply(column);
      String label = column.isRendered() && column.isExportable() ? heading(column) : "";
      if (!label.isEmpty()) {
        List<Cell> first = table.getRowCount() > 0 ? cells(column) : cellsOfNoRow(column);
        columns.add(column);
        widths.add(first.size());
        first.forEach(cell -> head.add(Cell.of(headed(label, cell.unit()))));
      }
    }
    return head;
  }

  private static String headed(String label, String unit) {
    return unit.isEmpty() ? label : label + " (" + unit + ")";
  }

  private String heading(UIColumn column) throws IOException {
    UIComponent facet = column.getFacet("header");
    if (facet != null) {
      return Cell.text(captured(false, () -> facet.encodeAll(faces))).value();
    }
    return column.getHeaderText() == null ? "" : column.getHeaderText();
  }

  /** Finds the units of a table without rows. */
  private List<Cell> cellsOfNoRow(UIColumn column) throws IOException {
    try {
      return cells(column);
    } catch (RuntimeException e) { // the expression requires a row: its unit stays unknown
      return List.of(Cell.of(""));
    }
  }

  /** Returns the cells of a row. */
  List<Cell> row(int index) throws IOException {
    List<Cell> row = new ArrayList<>();
    table.setRowIndex(index);
    for (int i = 0; i < columns.size(); i++) {
      UIColumn column = columns.get(i);
      apply(column);
      List<Cell> cells = cells(column);
      for (int j = 0; j < widths.get(i); j++) {
        row.add(j < cells.size() ? cells.get(j) : Cell.of(""));
      }
    }
    return row;
  }

  private List<Cell> cells(UIColumn column) throws IOException {
    Object exact = column.getExportValue();
    if (exact != null) {
      return List.of(Cell.of(exact));
    }
    Cell inTitle = Cell.onlyExact(column.getTitle());
    if (inTitle != null) {
      return List.of(inTitle);
    }
    boolean figures = isNumeric(column.getStyleClass());
    String text = captured(figures, () -> column.renderChildren(faces));
    return figures ? Cell.figures(text) : List.of(Cell.text(text));
  }

  private static boolean isNumeric(@Nullable String styles) {
    return styles != null && List.of(styles.split(" +")).contains(NUMBER);
  }

  private static void apply(UIColumn column) {
    if (column instanceof DynamicColumn dynamic) {
      dynamic.applyModel();
    }
  }

  /** Returns the text that a part of the table writes. */
  private String captured(boolean whole, Rendering part) throws IOException {
    ResponseWriter writer = faces.getResponseWriter();
    CellWriter cell = new CellWriter(whole);
    faces.setResponseWriter(cell);
    try {
      part.render();
    } finally {
      if (writer != null) {
        faces.setResponseWriter(writer);
      }
    }
    return cell.text();
  }

  private interface Rendering {
    void render() throws IOException;
  }
}
