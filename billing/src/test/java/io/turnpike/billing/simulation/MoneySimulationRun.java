package io.turnpike.billing.simulation;

import io.turnpike.infra.testing.Stores;
import java.util.Map;
import java.util.Random;

/** Simulates as many steps as it is told; {@code billing/simulate} runs it. */
public final class MoneySimulationRun {

  private static final long AT_ONCE = 10_000;

  private MoneySimulationRun() {}

  /** How many steps, and the seed of an earlier run if it is to be repeated. */
  public static void main(String[] arguments) throws Exception {
    long steps = Long.parseLong(arguments[0]);
    long seed =
        arguments.length > 1 ? Long.parseLong(arguments[1]) : new Random().nextInt(1_000_000);
    long began = System.nanoTime();
    try (Stores stores = Stores.fresh();
        MoneySimulation simulation = new MoneySimulation(stores, seed)) {
      Map<Happening, Long> happened = Map.of();
      for (long done = 0; done < steps; done += AT_ONCE) {
        happened = simulation.run(Math.min(AT_ONCE, steps - done));
        System.out.printf("seed %d, step %,d%n", seed, Math.min(steps, done + AT_ONCE));
      }
      happened.forEach((what, often) -> System.out.printf("| %s | %,d |%n", what, often));
    }
    System.out.printf(
        "%,d steps of seed %d in %d s without a violation%n",
        steps, seed, (System.nanoTime() - began) / 1_000_000_000);
    System.exit(0);
  }
}
