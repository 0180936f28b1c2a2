package io.turnpike.billing.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budget.Mode;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import io.turnpike.billing.testing.Founded;
import io.turnpike.infra.testing.Stores;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class CreditsLeftIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Founded founded = Founded.in(stores, ZoneOffset.UTC);

  @Test
  void whatWasGivenIsAHardBudgetOverTheOperatorsConnections() {
    PostgresCredits credits = new PostgresCredits(stores.database(), _ -> Mono.empty());
    Budget before = budgets("house.a", "house.b").getFirst();
    assertThat(before.amountNanoUsd()).isEqualTo(1);
    credits.grant(founded.organization().slug(), 5_000, "one").block(PATIENCE);
    credits.grant(founded.organization().slug(), 6_000, "two").block(PATIENCE);
    Budget after = budgets("house.a", "house.b").getFirst();
    assertThat(after.amountNanoUsd()).isEqualTo(11_000);
    assertThat(after.counter()).isEqualTo(before.counter());
    assertThat(after.mode()).isEqualTo(Mode.HARD);
    assertThat(after.period().unit()).isEqualTo(Unit.LIFETIME);
    assertThat(after.scope()).isEqualTo(new Scope(Kind.PROVIDER, "", Set.of("house.a", "house.b")));
  }

  @Test
  void whereTheOperatorOffersNothingThereIsNone() {
    assertThat(budgets()).isEmpty();
  }

  private List<Budget> budgets(String... house) {
    return stores
        .database()
        .within(
            founded.organization().id().value(),
            client -> new CreditsLeft(() -> List.of(house)).of(client, founded.organization().id()))
        .collectList()
        .block(PATIENCE);
  }
}
