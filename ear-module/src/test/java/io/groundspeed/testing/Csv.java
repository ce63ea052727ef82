package io.groundspeed.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads CSV as strictly as RFC 4180 defines it: every record ends with CRLF and has as many fields
 * as the first one, and a quote is part of a quoted field only.
 */
public final class Csv {
  private final String text;
  private final List<List<String>> records = new ArrayList<>();
  private int at;

  private Csv(String text) {
    this.text = text;
    while (at < text.length()) {
      records.add(record());
    }
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if it is not well-formed
   */
  public static Csv of(String text) {
    Csv csv = new Csv(text);
    int width = csv.head().size();
    if (csv.records.stream().anyMatch(record -> record.size() != width)) {
      throw new IllegalArgumentException("Not all records have " + width + " fields");
    }
    return csv;
  }

  /** Returns the headings. */
  public List<String> head() {
    return records.get(0);
  }

  /** Returns the records after the headings, each by heading. */
  public List<Map<String, String>> rows() {
    return records.stream().skip(1).map(this::byHeading).toList();
  }

  /** Returns the values of a column, in a new list. */
  public List<String> column(String heading) {
    return rows().stream()
        .map(row -> row.get(heading))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private Map<String, String> byHeading(List<String> record) {
    Map<String, String> row = new TreeMap<>();
    for (int i = 0; i < record.size(); i++) {
      if (row.put(head().get(i), record.get(i)) != null) {
        throw new IllegalArgumentException("Two columns are named " + head().get(i));
      }
    }
    return row;
  }

  private List<String> record() {
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      fields.add(field());
    }
    if (!text.startsWith("\r\n", at)) {
      throw new IllegalArgumentException("A record does not end with CRLF, at " + at);
    }
    at += 2;
    return fields;
  }

  private String field() {
    return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
  }

  private String plain() {
    int start = at;
    while (at < text.length() && ",\r\n\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) != '"') {
        field.append(text.charAt(at));
      } else if (text.startsWith("\"\"", at)) {
        field.append('"');
        at++;
      } else {
        at++;
        return field.toString();
      }
    }
    throw new IllegalArgumentException("A quoted field does not end");
  }
}
