package io.turnpike.routing.dialects.matrix;

import java.io.PrintStream;

/**
 * Cuts every translated stream as often as it is told; {@code routing/dialects/rechunk} runs it.
 */
public final class RechunkRun {

  private RechunkRun() {}

  /** The only argument is how often; it fails where a stream came out otherwise. */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    int times = Integer.parseInt(arguments[0]);
    out.println("| stream | cut | told otherwise |");
    out.println("|--|--:|--|");
    boolean differs = false;
    for (Rechunking rechunking : Rechunking.all()) {
      String differing = rechunking.differing(0, times);
      differs |= !differing.isEmpty();
      out.printf(
          "| %s | %,d | %s |%n", rechunking, times, differing.isEmpty() ? "never" : differing);
    }
    System.exit(differs ? 1 : 0);
  }
}
