package io.groundspeed.web.export;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.ResponseWriter;
import java.io.Writer;
import java.util.Set;

/**
 * Collects the text that a cell shows, without its markup. Buttons, drawings, tags and what only
 * assistive technology reads are left out, and of a text also its second line.
 */
final class CellWriter extends ResponseWriter {
  private static final Set<String> NO_TEXT =
      Set.of("button", "input", "script", "select", "style", "svg", "textarea");
  private static final Set<String> ASIDE = Set.of("badge", "tag", "visually-hidden");
  private static final Set<String> SECOND = Set.of("muted", "second-line");

  private final StringBuilder text = new StringBuilder();
  private final boolean whole;
  private int depth;

  /** The depth of the element that is left out; 0 if none is. */
  private int leftOut;

  /**
   * @param whole whether to keep secondary parts
   */
  CellWriter(boolean whole) {
    this.whole = whole;
  }

  String text() {
    return text.toString();
  }

  @Override
  public void startElement(String name, UIComponent component) {
    depth++;
    if (leftOut == 0 && NO_TEXT.contains(name)) {
      leftOut = depth;
    }
    if (name.equals("br")) {
      text.append(' ');
    }
  }

  @Override
  public void endElement(String name) {
    if (leftOut == depth) {
      leftOut = 0;
    }
    depth--;
  }

  @Override
  public void writeAttribute(String name, Object value, String property) {
    if (leftOut == 0 && name.equals("class") && value != null) {
      for (String style : value.toString().split(" +")) {
        if (ASIDE.contains(style) || !whole && SECOND.contains(style)) {
          leftOut = depth;
        }
      }
    }
  }

  @Override
  public void writeURIAttribute(String name, Object value, String property) {
    // an address is no text
  }

  @Override
  public void writeComment(Object comment) {
    // not shown
  }

  @Override
  public void writeText(Object shown, String property) {
    if (leftOut == 0 && shown != null) {
      text.append(shown);
    }
  }

  @Override
  public void writeText(char[] shown, int offset, int length) {
    if (leftOut == 0) {
      text.append(shown, offset, length);
    }
  }

  @Override
  public void write(char[] markup, int offset, int length) {
    // markup that is written as it is has no values
  }

  @Override
  public String getContentType() {
    return "text/html";
  }

  @Override
  public String getCharacterEncoding() {
    return "UTF-8";
  }

  @Override
  public ResponseWriter cloneWithWriter(Writer writer) {
    return new CellWriter(whole);
  }

  @Override
  public void startDocument() {
    // a cell is no document
  }

  @Override
  public void endDocument() {
    // a cell is no document
  }

  @Override
  public void flush() {
    // the text is in memory
  }

  @Override
  public void close() {
    // the text is in memory
  }
}
