package io.turnpike.routing.conversion.difference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which of a list were moved: the fewest that explain its new order. */
final class Moves {

  private Moves() {}

  /**
   * @param origins distinct earlier positions, in the later order
   * @return those that are not part of the longest rising run
   */
  static Set<Integer> of(List<Integer> origins) {
    List<Integer> tails = new ArrayList<>();
    int[] length = new int[origins.size()];
    for (int i = 0; i < length.length; i++) {
      length[i] = place(tails, origins.get(i)) + 1;
    }
    Set<Integer> moved = new HashSet<>(origins);
    int wanted = tails.size();
    for (int i = length.length - 1; i >= 0; i--) {
      if (length[i] == wanted) {
        moved.remove(origins.get(i));
        wanted--;
      }
    }
    return moved;
  }

  /** Patience: puts it on the leftmost pile whose top is not smaller. */
  private static int place(List<Integer> tails, int origin) {
    int pile = 0;
    while (pile < tails.size() && tails.get(pile) < origin) {
      pile++;
    }
    if (pile == tails.size()) {
      tails.add(origin);
    } else {
      tails.set(pile, origin);
    }
    return pile;
  }
}
