package io.turnpike.webui.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Colours of series, as numbers of the classes {@code series-1} to {@code series-9}. The largest of
 * a drawing takes the accent, the next ones what is told apart from it best; 8 is for what is left
 * over, 9 for what failed.
 */
public final class Palette {

  public static final int OTHER = 8;
  public static final int FAILED = 9;
  static final int SLOTS = 7;

  /** Petrol, blue, ochre, violet, green, brown, magenta. */
  private static final List<Integer> BY_RANK = List.of(1, 7, 4, 3, 6, 2, 5);

  private Palette() {}

  /**
   * @param names largest first; from the eighth on they share {@link #OTHER}
   */
  public static Map<String, Integer> of(List<String> names) {
    Map<String, Integer> slots = new HashMap<>();
    for (String name : names) {
      slots.put(name, slots.size() < SLOTS ? BY_RANK.get(slots.size()) : OTHER);
    }
    return slots;
  }
}
