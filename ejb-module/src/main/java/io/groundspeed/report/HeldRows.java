package io.groundspeed.report;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a holding in two formats.
 *
 * @param json an array of objects
 * @param csv with the column names in the first row
 */
record HeldRows(String json, String csv, int count) {

  static HeldRows read(Connection connection, Holding holding, long user) throws SQLException {
    int parameters = holding.sql().split(":user\\b", -1).length - 1;
    try (PreparedStatement select =
        connection.prepareStatement(holding.sql().replaceAll(":user\\b", "?"))) {
      for (int i = 1; i <= parameters; i++) {
        select.setLong(i, user);
      }
      try (ResultSet rows = select.executeQuery()) {
        return of(rows);
      }
    }
  }

  private static HeldRows of(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    JsonArrayBuilder json = Json.createArrayBuilder();
    Csv csv = new Csv();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      csv.text(columns.getColumnLabel(i));
    }
    csv.endRow();
    int count = 0;
    while (rows.next()) {
      JsonObjectBuilder object = Json.createObjectBuilder();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        boolean isJson = columns.getColumnTypeName(i).equals("jsonb");
        Object value = isJson ? rows.getString(i) : rows.getObject(i);
        object.add(columns.getColumnLabel(i), json(value, isJson));
        add(csv, value);
      }
      json.add(object);
      csv.endRow();
      count++;
    }
    return new HeldRows(json.build().toString(), csv.toString(), count);
  }

  private static JsonValue json(@Nullable Object value, boolean isJson) {
    if (value == null) {
      return JsonValue.NULL;
    }
    if (value instanceof Boolean flag) {
      return flag ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof Number number) {
      return Json.createValue(new BigDecimal(number.toString()));
    }
    if (isJson) {
      try (JsonReader reader = Json.createReader(new StringReader((String) value))) {
        return reader.readValue();
      }
    }
    return Json.createValue(text(value));
  }

  private static void add(Csv csv, @Nullable Object value) {
    if (value instanceof String string) {
      csv.text(string);
    } else {
      csv.raw(value == null ? "" : text(value));
    }
  }

  private static String text(Object value) {
    return value instanceof Timestamp time ? time.toInstant().toString() : value.toString();
  }
}
