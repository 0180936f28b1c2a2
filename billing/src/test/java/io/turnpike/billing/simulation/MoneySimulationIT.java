package io.turnpike.billing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.testing.Stores;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One seed, so that what fails can be looked at; {@code billing/simulate} tries others. */
class MoneySimulationIT {

  private static final int STEPS = 20_000;

  @RegisterExtension static final Stores stores = Stores.fresh();

  @Test
  void moneyIsExactWhateverHappens() throws Exception {
    long seed = Long.getLong("turnpike.simulation.seed", 1);
    try (MoneySimulation simulation = new MoneySimulation(stores, seed)) {
      Map<Happening, Long> happened =
          simulation.run(Long.getLong("turnpike.simulation.steps", STEPS));
      assertThat(happened).containsKeys(Happening.ADMITTED, Happening.REFUSED_BY_BUDGET);
    }
  }
}
