package io.turnpike.routing.dialects.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What {@code docs/dialects.md} says cannot be: client, provider, feature, what happens, why. */
final class ImpossibleCells {

  private static final Path PAGE = Path.of("../../docs/dialects.md");
  private static final String BEGIN = "<!-- impossible:begin -->";
  private static final String END = "<!-- impossible:end -->";

  /**
   * @param outcome {@code refused} or {@code named} with the field, or {@code absent}
   */
  record Cell(String client, String provider, String feature, String outcome, String reason) {

    private boolean isOf(MatrixClient of, MatrixProvider to, String what) {
      return feature.equals(what)
          && Arrays.asList(client.split(", ")).contains(of.word())
          && Arrays.asList(provider.split(", ")).contains(to.word());
    }

    boolean isKnownTo(JsonNode fixture) {
      return fixture.path("requests").has(feature) || fixture.path("answers").has(feature);
    }

    String field() {
      return outcome.replaceAll("[^`]*`([^`]*)`.*", "$1");
    }
  }

  private ImpossibleCells() {}

  static @Nullable Cell find(MatrixClient client, MatrixProvider provider, String feature) {
    List<Cell> cells = all().stream().filter(cell -> cell.isOf(client, provider, feature)).toList();
    return cells.isEmpty() ? null : cells.getFirst();
  }

  static List<Cell> all() {
    String page = page();
    String table = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
    return table
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(ImpossibleCells::cell)
        .toList();
  }

  private static Cell cell(String line) {
    List<String> columns =
        Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    return new Cell(columns.get(0), columns.get(1), columns.get(2), columns.get(3), columns.get(4));
  }

  private static String page() {
    try {
      return Files.readString(PAGE);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
