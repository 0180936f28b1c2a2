package io.turnpike.billing.credits;

import io.turnpike.billing.ledger.LedgerPostings;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Credits given in the caller's transaction, which must span organizations. */
public final class CreditGrant {

  /** What may be spent is another from here on. */
  private static final String COUNT = "select count_spend_rules(:organization)";

  private CreditGrant() {}

  /**
   * Nothing where something was given under that reference before. After the commit the
   * organization's rules have changed, and whoever knows them must be told.
   *
   * @param reference of at most 200 characters
   */
  public static Mono<Void> give(
      DatabaseClient transaction, UUID organization, long amountNanoUsd, String reference) {
    return LedgerPostings.credit(transaction, organization, amountNanoUsd, reference)
        .then(transaction.sql(COUNT).bind("organization", organization).then());
  }
}
