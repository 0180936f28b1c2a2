package io.turnpike.billing.ledger;

import io.turnpike.billing.LedgerEntry.Kind;
import io.turnpike.billing.ledger.Posting.Count;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.HouseConnections;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;

/**
 * What a corrected price makes of one request's cost at one provider.
 *
 * @param id of the correction; the entry names it
 * @param startedAt when the request began
 * @param deltaNanoUsd what is owed on top; below 0 where it is less
 */
public record Adjustment(
    OrganizationId organization,
    UUID id,
    Instant startedAt,
    String team,
    String provider,
    BigInteger deltaNanoUsd) {

  Posting posting() {
    return new Posting(
        organization.value(),
        HouseConnections.isHouse(provider) ? Kind.HOUSE_RERATING : Kind.RERATING,
        startedAt,
        team,
        provider,
        Count.NONE,
        deltaNanoUsd,
        id.toString());
  }
}
