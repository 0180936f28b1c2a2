package io.turnpike.billing.simulation;

import io.turnpike.billing.simulation.SimulatedCall.Asked;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.billing.testing.Tries;
import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Timing;
import io.turnpike.routing.usage.UsageRecord.Dispatched;
import io.turnpike.routing.usage.UsageRecord.Opened;
import java.util.List;
import java.util.stream.IntStream;

/** What the data plane would have written to the journal. */
final class SimulatedRecords {

  private SimulatedRecords() {}

  static Opened opened(Tenant tenant, Asked asked) {
    Opened any = Events.opened(tenant, asked.at());
    return new Opened(
        asked.id(), any.who(), any.asked(), asked.labels(), asked.at(), asked.estimate());
  }

  static Dispatched dispatched(Asked asked, int attempt, Quote quote, List<Attempt> ended) {
    return new Dispatched(asked.id(), attempt, new Upstream("acme", quote.model()), ended);
  }

  static Attempt attempt(int number, Charge charge) {
    Cost cost = new Cost(charge.nanoUsd(), "test@2026-01-01");
    return Tries.paid(number, charge.connection(), charge.model(), TokenUsage.of(1, 1), cost);
  }

  static UsageEvent closed(Tenant tenant, SimulatedCall call) {
    Attempt[] attempts =
        IntStream.range(0, call.charges.size())
            .mapToObj(number -> attempt(number + 1, call.charges.get(number)))
            .toArray(Attempt[]::new);
    UsageEvent paid = Events.tried(tenant, attempts);
    return new UsageEvent(
        call.asked.id(),
        paid.who(),
        paid.asked(),
        call.asked.labels(),
        paid.decided(),
        paid.attempts(),
        paid.served(),
        paid.bill(),
        new Timing(call.asked.at(), 1, 2));
  }
}
