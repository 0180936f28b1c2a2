package io.turnpike.tenants;

/** What a member may do. Ordered from most to least. */
public enum Role {
  OWNER,
  ADMIN,
  DEVELOPER,
  BILLING,
  VIEWER;

  /** May change configs, keys and provider connections. */
  public boolean mayChange() {
    return this == OWNER || this == ADMIN || this == DEVELOPER;
  }

  /** May change teams, members and management keys. */
  public boolean mayAdminister() {
    return this == OWNER || this == ADMIN;
  }

  /** May change budgets and limits, and close statements. */
  public boolean mayBill() {
    return mayAdminister() || this == BILLING;
  }
}
