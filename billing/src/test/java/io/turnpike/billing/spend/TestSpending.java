package io.turnpike.billing.spend;

import io.turnpike.infra.testing.Stores;

/** Opens the package's door for tests of other packages. */
public final class TestSpending {

  private TestSpending() {}

  public static Spending of(Stores stores) {
    return new PostgresSpending(stores.database());
  }
}
