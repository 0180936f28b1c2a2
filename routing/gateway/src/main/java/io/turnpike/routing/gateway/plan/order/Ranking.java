package io.turnpike.routing.gateway.plan.order;

import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Failover;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps kept in order while they are added: by tier, then by key, least first. */
final class Ranking {

  /** No request gets to more of them. */
  private static final int MOST_NOTED = 8;

  private final Step[] steps;
  private final int[] tiers;
  private final double[] keys;
  private final double[] values;
  private final double[] lots;
  private int size;

  Ranking(int most) {
    steps = new Step[most];
    tiers = new int[most];
    keys = new double[most];
    values = new double[most];
    lots = new double[most];
  }

  /** How a place in the order is explained. */
  @FunctionalInterface
  interface Measure {

    @Nullable String of(int tier, double value, double lot);
  }

  void add(Step step, int tier, double key, double value) {
    add(step, tier, key, value, 0);
  }

  /**
   * @param value what the order is explained by
   * @param lot what chance, a hash or health had to do with it
   */
  void add(Step step, int tier, double key, double value, double lot) {
    int at = size;
    while (at > 0 && (tier < tiers[at - 1] || tier == tiers[at - 1] && key < keys[at - 1])) {
      at--;
    }
    int behind = size - at;
    System.arraycopy(steps, at, steps, at + 1, behind);
    System.arraycopy(tiers, at, tiers, at + 1, behind);
    System.arraycopy(keys, at, keys, at + 1, behind);
    System.arraycopy(values, at, values, at + 1, behind);
    System.arraycopy(lots, at, lots, at + 1, behind);
    steps[at] = step;
    tiers[at] = tier;
    keys[at] = key;
    values[at] = value;
    lots[at] = lot;
    size++;
  }

  int size() {
    return size;
  }

  /** Lets a later one go first. */
  void advance(int from) {
    Step step = steps[from];
    double value = values[from];
    System.arraycopy(steps, 0, steps, 1, from);
    System.arraycopy(values, 0, values, 1, from);
    steps[0] = step;
    values[0] = value;
  }

  Sequence sequence(String at, String mode, Failover failover) {
    return new Sequence(at, mode, Arrays.asList(steps).subList(0, size), failover);
  }

  DecisionNote note(String at, String mode, @Nullable String reason, Measure measure) {
    int shown = Math.min(size, MOST_NOTED);
    List<Place> places = new ArrayList<>(shown);
    for (int i = 0; i < shown; i++) {
      places.add(
          new Place(
              steps[i].at(), Labels.full(steps[i]), measure.of(tiers[i], values[i], lots[i])));
    }
    return new DecisionNote.Ordered(at, mode, places, reason);
  }
}
