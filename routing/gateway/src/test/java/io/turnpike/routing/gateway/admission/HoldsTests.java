package io.turnpike.routing.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.admission.AdmissionControl;
import io.turnpike.routing.admission.PriceCeilings;
import io.turnpike.routing.gateway.attempt.Candidates;
import io.turnpike.routing.gateway.edge.GatewayFixture;
import io.turnpike.routing.gateway.usage.tokens.Tokenizer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class HoldsTests {

  private final StaticListableBeanFactory nothing = new StaticListableBeanFactory();
  private final Holds holds =
      new Holds(
          nothing.getBeanProvider(AdmissionControl.class),
          new Quotes(new Candidates(new NoModels()), nothing.getBeanProvider(PriceCeilings.class)),
          new Tokenizer());

  @Test
  void nobodyIsConcernedWhereNothingLimits() {
    assertThat(holds.concern(GatewayFixture.caller(null, Set.of()))).isFalse();
  }

  private static final class NoModels implements ModelCatalog {

    @Override
    public @Nullable ModelCard find(String type, String model) {
      return null;
    }

    @Override
    public List<ModelCard> models(String type) {
      return List.of();
    }

    @Override
    public List<ModelCard> all() {
      return List.of();
    }
  }
}
