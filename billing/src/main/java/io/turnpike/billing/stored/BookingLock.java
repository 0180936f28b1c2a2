package io.turnpike.billing.stored;

/**
 * Held until the end of a transaction by whoever adds to rows, roll-ups and ledger, so that they
 * agree whenever nobody holds it.
 */
public final class BookingLock {

  public static final String SQL = "select pg_advisory_xact_lock(7083052102)";

  private BookingLock() {}
}
