package io.turnpike.billing.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.billing.testing.Tries;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareTests {

  private static final TokenUsage USAGE = TokenUsage.of(70, 3);
  private static final Cost COST = new Cost(90, "p@1");
  private static final Attempt SERVED = Tries.paid(9, "acme", "o9", USAGE, COST);

  @Test
  void nothingIsElsewhereWhereItWasUsedInOnePlace() {
    assertThat(elsewhere(SERVED)).isEmpty();
    assertThat(elsewhere(Tries.paid(1, "acme", "o9", USAGE, COST), SERVED)).isEmpty();
  }

  @Test
  void whatIsFreeOrUnconfirmedIsNoShare() {
    assertThat(
            elsewhere(
                Tries.refused(1, "other", "o9"),
                Tries.paid(2, "other", "o9", TokenUsage.of(0, 0), new Cost(0, "p@1")),
                Tries.used(3, "other", "o9", USAGE, UsageSource.UNCONFIRMED, null),
                SERVED))
        .isEmpty();
  }

  @Test
  void thereIsOneShareForEachProviderAndModel() {
    assertThat(
            elsewhere(
                Tries.paid(1, "other", "o9", USAGE, COST),
                Tries.paid(2, "acme", "mini", USAGE, COST),
                Tries.used(3, "other", "o9", USAGE, UsageSource.ESTIMATED, null),
                SERVED))
        .containsExactly(
            new Share("other", "o9", 140, 6, 90, 1), new Share("acme", "mini", 70, 3, 90, 0));
  }

  /** Earlier releases kept no account of attempts, or lost what was known beside what was not. */
  @Test
  void anEventThatIsNotTheSumOfItsAttemptsStaysInOnePlace() {
    UsageEvent event = Events.tried(Tenant.create(), SERVED);
    assertThat(
            Share.elsewhere(Events.with(event, Tries.paid(1, "other", "o9", USAGE, COST), SERVED)))
        .isEmpty();
  }

  private static List<Share> elsewhere(Attempt... attempts) {
    return Share.elsewhere(Events.tried(Tenant.create(), attempts));
  }
}
