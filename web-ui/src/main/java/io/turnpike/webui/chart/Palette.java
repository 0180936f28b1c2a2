package io.turnpike.webui.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Colours of series, as numbers of the classes {@code series-1} to {@code series-7}; 8 is for what
 * is left over. A name has the same colour on every page, unless a larger one of the same drawing
 * has it already.
 */
public final class Palette {

  public static final int OTHER = 8;
  static final int SLOTS = 7;

  private Palette() {}

  /** The slot that a name has when it stands alone. */
  public static int slot(String name) {
    int mixed = name.hashCode() * 0x9E3779B9;
    return Math.floorMod(mixed >>> 16, SLOTS) + 1;
  }

  /**
   * @param names largest first; from the eighth on they share {@link #OTHER}
   */
  public static Map<String, Integer> of(List<String> names) {
    Set<Integer> free = new TreeSet<>(List.of(1, 2, 3, 4, 5, 6, 7));
    Map<String, Integer> slots = new HashMap<>();
    for (String name : names) {
      slots.put(name, free.isEmpty() ? OTHER : take(free, slot(name)));
    }
    return slots;
  }

  private static int take(Set<Integer> free, int wanted) {
    int taken = free.contains(wanted) ? wanted : new ArrayList<>(free).getFirst();
    free.remove(taken);
    return taken;
  }
}
