package io.turnpike.routing.providers.catalog;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.providers.CpuRounds;
import java.io.PrintStream;
import java.util.List;

/** What it costs to read the catalogue at start, to hold it, and to look a model up. */
public final class CatalogBench {

  private static final int TIMES = 1_000_000;
  private static CatalogTable table;

  private CatalogBench() {}

  public static void printReading(PrintStream out) {
    double before = heldMegabytes();
    double millis = CpuRounds.cpuMillis(() -> table = CatalogFiles.bundled());
    double held = heldMegabytes() - before;
    int models = table.all().size();
    out.println("| " + models + " models, read once, as at start | %.0f ms |".formatted(millis));
    out.println("| the same in memory | %.1f MB |".formatted(held));
  }

  /** After it was read. */
  public static void printLooks(PrintStream out) {
    List<ModelCard> cards = table.all();
    out.println(CpuRounds.head("a look at the catalogue"));
    int[] next = {0};
    out.println(CpuRounds.row("a model that is there", TIMES, () -> look(cards, next)));
    out.println(CpuRounds.row("one that is not", TIMES, () -> table.find("openai", "none-such")));
  }

  private static void look(List<ModelCard> cards, int[] next) {
    ModelCard card = cards.get(next[0]);
    next[0] = (next[0] + 1) % cards.size();
    if (table.find(card.type(), card.model()) == null) {
      throw new IllegalStateException("It is there.");
    }
  }

  /** What is left when everything has been collected that can be. */
  private static double heldMegabytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }
}
