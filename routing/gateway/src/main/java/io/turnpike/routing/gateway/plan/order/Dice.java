package io.turnpike.routing.gateway.plan.order;

import java.util.concurrent.ThreadLocalRandom;

/** Chance. */
@FunctionalInterface
public interface Dice {

  /** A new one for each roll, since a request moves between threads. */
  Dice FAIR = () -> ThreadLocalRandom.current().nextDouble();

  /** At least 0, less than 1. */
  double roll();

  /** True for so many of a hundred. */
  default boolean hits(double percent) {
    return percent > 0 && roll() * 100 < percent;
  }
}
