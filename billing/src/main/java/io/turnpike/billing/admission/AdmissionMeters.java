package io.turnpike.billing.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What became of calls that were not simply let through. */
@Component
final class AdmissionMeters {

  /** A budget stood against the call. */
  final Counter refusedByBudget;

  /** A limit stood against the call. */
  final Counter refusedByLimit;

  /** The call went by the cheaper config. */
  final Counter degraded;

  /** The call may write less than it could have. */
  final Counter capped;

  /** Nobody could be asked whether the call fits. */
  final Counter unavailable;

  AdmissionMeters(MeterRegistry registry) {
    refusedByBudget = refused(registry, "budget");
    refusedByLimit = refused(registry, "limit");
    degraded = registry.counter("turnpike.admission.degraded");
    capped = registry.counter("turnpike.admission.capped");
    unavailable = registry.counter("turnpike.admission.unavailable");
  }

  private static Counter refused(MeterRegistry registry, String by) {
    return registry.counter("turnpike.admission.refused", "by", by);
  }

  void refusedBy(Rule rule) {
    switch (rule) {
      case Rule.OfBudget _ -> refusedByBudget.increment();
      case Rule.OfLimit _ -> refusedByLimit.increment();
    }
  }
}
