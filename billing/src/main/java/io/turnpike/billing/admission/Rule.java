package io.turnpike.billing.admission;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Limit;
import io.turnpike.billing.Scope;
import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.admission.Quote;

/** A limit or budget as it applies to one call. */
sealed interface Rule {

  Scope scope();

  /** Whose counter, where each value has one; else empty. */
  String value();

  String id();

  /**
   * @param value whose counter, where each value has one; else empty
   */
  record OfBudget(Budget budget, String value) implements Rule {

    @Override
    public Scope scope() {
      return budget.scope();
    }

    @Override
    public String id() {
      return budget.id();
    }
  }

  /**
   * @param value whose counter, where each value has one; else empty
   */
  record OfLimit(Limit limit, String value) implements Rule {

    @Override
    public Scope scope() {
      return limit.scope();
    }

    @Override
    public String id() {
      return limit.id();
    }
  }

  /** Whether an attempt there counts for it. */
  default boolean counts(Quote quote) {
    return counts(quote.connection(), quote.model());
  }

  /** Whether an attempt there counts for it. */
  default boolean counts(Charge charge) {
    return counts(charge.connection(), charge.model());
  }

  private boolean counts(String connection, String model) {
    return switch (scope().kind()) {
      case MODEL -> isOne(model);
      case PROVIDER -> isOne(connection);
      case ORGANIZATION, TEAM, KEY, USER, TAG, HEADER -> true;
    };
  }

  private boolean isOne(String name) {
    return scope().each() ? value().equals(name) : scope().values().contains(name);
  }
}
