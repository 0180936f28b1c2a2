package io.turnpike.routing.dialects.matrix;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What {@code docs/dialects.md} says cannot be: client, provider, feature, what happens, why. */
public final class ImpossibleCells {

  private static final List<Cell> ALL =
      PageTable.rows("impossible").stream().map(ImpossibleCells::cell).toList();

  /**
   * @param outcome {@code refused} or {@code named} with the field, or {@code absent}
   */
  public record Cell(
      String client, String provider, String feature, String outcome, String reason) {

    private boolean isOf(MatrixClient of, String to, String what) {
      return feature.equals(what)
          && Arrays.asList(client.split(", ")).contains(of.word())
          && Arrays.asList(provider.split(", ")).contains(to);
    }

    boolean isKnownTo(JsonNode fixture) {
      return fixture.path("requests").has(feature) || fixture.path("answers").has(feature);
    }

    public String field() {
      return outcome.replaceAll("[^`]*`([^`]*)`.*", "$1");
    }
  }

  private ImpossibleCells() {}

  static @Nullable Cell find(MatrixClient client, MatrixProvider provider, String feature) {
    return find(client, provider.word(), feature);
  }

  /**
   * @param provider a provider's word
   */
  public static @Nullable Cell find(MatrixClient client, String provider, String feature) {
    List<Cell> cells = ALL.stream().filter(it -> it.isOf(client, provider, feature)).toList();
    return cells.isEmpty() ? null : cells.getFirst();
  }

  static List<Cell> all() {
    return ALL;
  }

  private static Cell cell(List<String> row) {
    return new Cell(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4));
  }
}
