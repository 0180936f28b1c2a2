package io.turnpike.billing.testing;

import io.turnpike.infra.testing.Stores;

/** Organizations as the table of tenants has them, for what asks how long they keep their log. */
public final class Owners {

  private Owners() {}

  /** Whoever keeps its log for so many days, in UTC. */
  public static Tenant keeping(Stores stores, int days) {
    Tenant tenant = Tenant.create();
    stores.sql(
        """
        insert into organization (id, slug, name, zone, created_at, log_retention_days)
        values ('%1$s', 'o-%1$s', 'O', 'UTC', now(), %2$d)"""
            .formatted(tenant.organization(), days));
    return tenant;
  }
}
