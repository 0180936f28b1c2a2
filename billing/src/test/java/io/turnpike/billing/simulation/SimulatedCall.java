package io.turnpike.billing.simulation;

import io.turnpike.billing.testing.SpendNode;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.routing.admission.AdmissionRequest;
import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.admission.Hold;
import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call that lives, with what the books say that it holds. */
final class SimulatedCall {

  final Asked asked;
  final int node;
  final Hold hold;
  final Map<String, Long> held = new LinkedHashMap<>();
  final List<Charge> charges = new ArrayList<>();

  /** Admitted while its node could not ask Redis. */
  final boolean alone;

  SimulatedCall(Asked asked, int node, Hold hold, boolean alone) {
    this.asked = asked;
    this.node = node;
    this.hold = hold;
    this.alone = alone;
  }

  /**
   * @param user null for a call of nobody in particular
   * @param estimate tokens of input, as far as the journal knows
   */
  record Asked(UUID id, Instant at, @Nullable String user, long estimate, List<Quote> quotes) {

    boolean reaches(Set<String> models) {
      return quotes.stream().map(Quote::model).anyMatch(models::contains);
    }

    boolean isOpen() {
      return quotes.stream().anyMatch(each -> !each.limited());
    }

    CallLabels labels() {
      return new CallLabels(Map.of(), null, user, null);
    }

    AdmissionRequest of(Tenant tenant) {
      return new AdmissionRequest(
          id,
          at,
          SpendNode.caller(tenant),
          labels(),
          _ -> null,
          quotes.getFirst().model(),
          quotes,
          1,
          () -> -1,
          false);
    }
  }
}
