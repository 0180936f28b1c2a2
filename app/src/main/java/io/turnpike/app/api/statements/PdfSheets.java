package io.turnpike.app.api.statements;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * Lines of text on A4, one below the other, as many pages as it takes. The font is one that PDFBox
 * brings along: looking for those of the machine takes seconds and writes a file.
 */
final class PdfSheets implements AutoCloseable {

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float MARGIN = 56;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

  /** Where columns begin, those of text; and end, those of numbers, as parts of the width. */
  private static final float[] COLUMNS = {0, 0.4f, 0.58f, 0.82f, 1};

  private static final int FIRST_NUMBER = 3;

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private @Nullable PDPageContentStream page;
  private String[] heads = {};
  private float y;

  PdfSheets(String title) throws IOException {
    document.getDocumentInformation().setTitle(title);
    try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
      font = PDType0Font.load(document, Objects.requireNonNull(file));
    }
  }

  void title(String text) throws IOException {
    write(text, 18, MARGIN, next(28));
  }

  void text(String text) throws IOException {
    write(text, 10, MARGIN, next(15));
  }

  void small(String text) throws IOException {
    write(text, 8, MARGIN, next(12));
  }

  /** Begins a table, whose heads are repeated on every page. */
  void table(String... heads) throws IOException {
    this.heads = heads;
    next(20);
    strong(List.of(heads));
  }

  void row(String... cells) throws IOException {
    float at = next(15);
    for (int column = 0; column < cells.length; column++) {
      cell(cells[column], column, at);
    }
  }

  /** A row with a line above. */
  void strong(List<String> cells) throws IOException {
    float at = next(18);
    PDPageContentStream on = Objects.requireNonNull(page);
    on.setLineWidth(0.5f);
    on.moveTo(MARGIN, at + 12);
    on.lineTo(MARGIN + WIDTH, at + 12);
    on.stroke();
    for (int column = 0; column < cells.size(); column++) {
      cell(cells.get(column), column, at);
    }
  }

  byte[] bytes() throws IOException {
    close(page);
    page = null;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    close(page);
    document.close();
  }

  private void cell(String text, int column, float at) throws IOException {
    float edge = MARGIN + COLUMNS[column] * WIDTH;
    boolean number = column >= FIRST_NUMBER;
    String shown =
        number ? text : fitting(text, (COLUMNS[column + 1] - COLUMNS[column]) * WIDTH - 6);
    write(shown, 9, number ? edge - width(shown, 9) : edge, at);
  }

  private String fitting(String text, float room) throws IOException {
    String shown = encodable(text);
    while (shown.length() > 1 && width(shown, 9) > room) {
      shown = shown.substring(0, shown.length() - 2) + "…";
    }
    return shown;
  }

  private float width(String text, float size) throws IOException {
    return font.getStringWidth(encodable(text)) / 1000 * size;
  }

  private void write(String text, float size, float x, float at) throws IOException {
    PDPageContentStream on = Objects.requireNonNull(page);
    on.beginText();
    on.setFont(font, size);
    on.newLineAtOffset(x, at);
    on.showText(encodable(text));
    on.endText();
  }

  /** Letters that the font does not have are question marks. */
  private String encodable(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(it -> shown.append(isIn(it) ? it : "?"));
    return shown.toString();
  }

  private boolean isIn(String letter) {
    try {
      return font.encode(letter).length > 0;
    } catch (IllegalArgumentException | IOException missing) {
      return false;
    }
  }

  /** The base line of the next line, on a new page if this one is full. */
  private float next(float height) throws IOException {
    if (page == null || y - height < MARGIN) {
      turn();
    }
    y -= height;
    return y;
  }

  private void turn() throws IOException {
    boolean within = page != null;
    close(page);
    PDPage added = new PDPage(PDRectangle.A4);
    document.addPage(added);
    page = new PDPageContentStream(document, added);
    y = PDRectangle.A4.getHeight() - MARGIN;
    if (within && heads.length > 0) {
      strong(List.of(heads));
    }
  }

  private static void close(@Nullable PDPageContentStream open) throws IOException {
    if (open != null) {
      open.close();
    }
  }
}
