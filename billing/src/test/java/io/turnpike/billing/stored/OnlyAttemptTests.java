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

class OnlyAttemptTests {

  private static final TokenUsage USAGE = TokenUsage.of(10, 5);
  private static final Attempt PAID = Tries.paid(1, "a", "m", USAGE, new Cost(7, "v"));

  private final Tenant tenant = Tenant.create();

  @Test
  void saysNothingThatItsRowSays() {
    UsageEvent event = Events.tried(tenant, PAID);

    assertThat(OnlyAttempt.lean(event).getFirst().bill().usage()).isEqualTo(TokenUsage.NONE);
    assertThat(stored(event)).containsExactly(PAID);
  }

  @Test
  void keepsWhatItsRequestDoesNotOwe() {
    Attempt unconfirmed = Tries.used(1, "a", "m", USAGE, UsageSource.UNCONFIRMED, null);

    assertThat(stored(Events.tried(tenant, unconfirmed))).containsExactly(unconfirmed);
  }

  @Test
  void keepsSeveralApart() {
    Attempt refused = Tries.refused(1, "b", "m");
    Attempt second = Tries.paid(2, "a", "m", USAGE, new Cost(7, "v"));

    assertThat(stored(Events.tried(tenant, refused, second))).containsExactly(refused, second);
  }

  private static List<Attempt> stored(UsageEvent event) {
    List<Attempt> read = EventJson.attempts(EventJson.attempts(OnlyAttempt.lean(event)));
    return OnlyAttempt.whole(read, event.bill());
  }
}
