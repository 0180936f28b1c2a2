package io.turnpike.billing.allotment;

/**
 * What the ledger says is spent of a budget.
 *
 * @param sequence grows with each change of it
 * @param fresh whether nobody can hold anything of it yet: its counting has just begun
 */
public record Spent(long nanoUsd, long sequence, boolean fresh) {

  public static final Spent NOTHING = new Spent(0, 0, true);
}
