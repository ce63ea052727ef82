package io.groundspeed.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * A PDF document to draw on, page by page. Lengths are points from the lower left corner; colours
 * are {@code 0xRRGGBB}. Not thread-safe.
 */
public final class Sheet implements AutoCloseable {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final PDRectangle size;
  private final PDDocument document = new PDDocument();
  private final PDType0Font font;
  private PDPageContentStream page;

  private Sheet(PDRectangle size, String title) {
    this.size = size;
    try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
      font = PDType0Font.load(document, file);
      page = nextPage(document, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    document.getDocumentInformation().setTitle(title);
    document.getDocumentCatalog().setLanguage("en");
  }

  /** Returns a document of A4 pages in portrait format. */
  public static Sheet upright(String title) {
    return new Sheet(PDRectangle.A4, title);
  }

  /** Returns a document of A4 pages in landscape format. */
  public static Sheet wide(String title) {
    return new Sheet(new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()), title);
  }

  /** Returns the width of a page in points. */
  public float width() {
    return size.getWidth();
  }

  /** Returns the height of a page in points. */
  public float height() {
    return size.getHeight();
  }

  /** Ends the current page and begins a new one. */
  public void newPage() {
    drawing(
        () -> {
          page.close();
          page = nextPage(document, size);
        });
  }

  private static PDPageContentStream nextPage(PDDocument document, PDRectangle size)
      throws IOException {
    PDPage next = new PDPage(size);
    document.addPage(next);
    return new PDPageContentStream(document, next);
  }

  /**
   * Writes a line of text that begins at {@code x}. Characters missing in the font become question
   * marks.
   */
  public void text(float x, float y, float points, int colour, String text) {
    write(x, y, points, colour, text, RenderingMode.FILL);
  }

  /** Writes a line of bold text that begins at {@code x}. */
  public void bold(float x, float y, float points, int colour, String text) {
    write(x, y, points, colour, text, RenderingMode.FILL_STROKE);
  }

  /** Writes a line of text centred on the page. */
  public void centred(float y, float points, int colour, String text, boolean isBold) {
    float x = (width() - width(text, points)) / 2;
    write(x, y, points, colour, text, isBold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
  }

  /** Writes a line of text that ends at {@code right}. */
  public void flushRight(float right, float y, float points, int colour, String text) {
    text(right - width(text, points), y, points, colour, text);
  }

  /** Fills a rectangle. */
  public void fill(float x, float y, float width, float height, int colour) {
    drawing(
        () -> {
          page.setNonStrokingColor(red(colour), green(colour), blue(colour));
          page.addRect(x, y, width, height);
          page.fill();
        });
  }

  /** Draws the outline of a rectangle. */
  public void frame(float x, float y, float width, float height, float line, int colour) {
    drawing(
        () -> {
          page.setStrokingColor(red(colour), green(colour), blue(colour));
          page.setLineWidth(line);
          page.addRect(x, y, width, height);
          page.stroke();
        });
  }

  /** Returns the width of a text in points. */
  public float width(String text, float points) {
    try {
      return font.getStringWidth(writable(text)) / 1_000 * points;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text, truncated with an ellipsis if it is wider than {@code widest} points. */
  public String fitting(String text, float points, float widest) {
    if (width(text, points) <= widest) {
      return text;
    }
    int end = text.codePointCount(0, text.length());
    while (end > 1 && width(head(text, end) + "…", points) > widest) {
      end--;
    }
    return head(text, end) + "…";
  }

  private static String head(String text, int codePoints) {
    return text.substring(0, text.offsetByCodePoints(0, codePoints));
  }

  /** Ends the document and returns it. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    drawing(
        () -> {
          page.close();
          document.save(bytes);
        });
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    drawing(document::close);
  }

  private void write(float x, float y, float points, int colour, String text, RenderingMode mode) {
    drawing(
        () -> {
          page.setNonStrokingColor(red(colour), green(colour), blue(colour));
          page.setStrokingColor(red(colour), green(colour), blue(colour));
          page.setLineWidth(points / 36);
          page.beginText();
          page.setRenderingMode(mode);
          page.setFont(font, points);
          page.newLineAtOffset(x, y);
          page.showText(writable(text));
          page.endText();
        });
  }

  private String writable(String text) {
    StringBuilder known = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(character -> known.append(isKnown(character) ? character : "?"));
    return known.toString();
  }

  private boolean isKnown(String character) {
    try {
      font.encode(character);
      return !Character.isISOControl(character.codePointAt(0));
    } catch (IllegalArgumentException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float red(int colour) {
    return (colour >> 16 & 0xFF) / 255f;
  }

  private static float green(int colour) {
    return (colour >> 8 & 0xFF) / 255f;
  }

  private static float blue(int colour) {
    return (colour & 0xFF) / 255f;
  }

  private static void drawing(Drawing drawing) {
    try {
      drawing.draw();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Drawing {
    /** Draws. */
    void draw() throws IOException;
  }
}
