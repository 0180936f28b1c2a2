package io.turnpike.billing.ledger;

import io.turnpike.billing.LedgerEntry.Kind;
import io.turnpike.billing.intake.UsagePosting;
import io.turnpike.billing.ledger.Posting.Count;
import io.turnpike.billing.stored.RollUps;
import io.turnpike.billing.stored.RollUps.Figures;
import io.turnpike.billing.stored.RollUps.Place;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.providers.HouseConnections;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Posts what new rows cost, with the rows. Added up from what the roll-ups get, so that both count
 * a request and its attempts alike.
 */
@Component
public final class UsageEntries implements UsagePosting {

  @Override
  public Runnable post(Connection open, List<UsageEvent> fresh) throws SQLException {
    LedgerPostings.post(open, postings(fresh));
    return () -> {};
  }

  static List<Posting> postings(List<UsageEvent> fresh) {
    RollUps added = new RollUps();
    fresh.forEach(added::add);
    Map<Group, Sum> sums = new HashMap<>();
    added
        .sums()
        .forEach((place, figures) -> sums.merge(Group.of(place), Sum.of(figures), Sum::plus));
    return sums.entrySet().stream().map(it -> it.getKey().posting(it.getValue())).toList();
  }

  /**
   * @param quarter when it began, in seconds
   */
  private record Group(UUID organization, long quarter, String team, String provider) {

    static Group of(Place place) {
      return new Group(place.organization(), place.quarter(), place.team(), place.provider());
    }

    Posting posting(Sum sum) {
      Instant at = Instant.ofEpochSecond(quarter);
      Kind kind = HouseConnections.isHouse(provider) ? Kind.HOUSE_USAGE : Kind.USAGE;
      return new Posting(organization, kind, at, team, provider, sum.count, sum.amountNano, "");
    }
  }

  private record Sum(Count count, BigInteger amountNano) {

    static Sum of(Figures figures) {
      return new Sum(
          new Count(figures.requests(), figures.failed(), figures.unpricedAttempts()),
          figures.costNano());
    }

    Sum plus(Sum other) {
      return new Sum(count.plus(other.count), amountNano.add(other.amountNano));
    }
  }
}
