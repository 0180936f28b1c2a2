package io.turnpike.routing.dialects.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A table of {@code docs/dialects.md}, for the tests of a module below {@code routing}. */
public final class PageTable {

  private static final Path PAGE = Path.of("../../docs/dialects.md");

  private PageTable() {}

  /**
   * The cells of its rows, without those of its head.
   *
   * @param mark the table stands between the comments {@code mark:begin} and {@code mark:end}
   */
  public static List<List<String>> rows(String mark) {
    String page = page();
    String begin = "<!-- " + mark + ":begin -->";
    String table =
        page.substring(page.indexOf(begin) + begin.length(), page.indexOf("<!-- " + mark + ":end"));
    return table.lines().filter(line -> line.startsWith("|")).skip(2).map(PageTable::row).toList();
  }

  private static List<String> row(String line) {
    return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
  }

  private static String page() {
    try {
      return Files.readString(PAGE);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
