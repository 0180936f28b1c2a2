package io.turnpike.billing.spent;

import io.turnpike.billing.allotment.Allotment;
import io.turnpike.billing.allotment.Allotments;
import io.turnpike.billing.allotment.Counter;
import io.turnpike.billing.allotment.Counter.Kind;
import io.turnpike.billing.allotment.Holdings;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Money that earlier runs of this node held when they died. It stays held until the ledger has what
 * they used, and is given back then, whether or not this run ever has a call that would count for
 * it.
 */
@Component
class EarlierRuns {

  private static final int AT_ONCE = 32;

  private final SpentRows rows;
  private final Holdings holdings;
  private final Allotments allotments;

  EarlierRuns(SpentRows rows, Holdings holdings, Allotments allotments) {
    this.rows = rows;
    this.holdings = holdings;
    this.allotments = allotments;
  }

  /** To be called once the ledger has what they used. */
  Mono<Void> release() {
    return rows.opened()
        .flatMap(row -> holdings.isOfEarlierRun(row.key()).filter(it -> it).map(_ -> row), AT_ONCE)
        .doOnNext(this::release)
        .then();
  }

  /** Telling Redis that this run has nothing is enough. What the amount is, the next call knows. */
  private void release(SpentRows.Row row) {
    Counter counter = new Counter(row.key(), Kind.BUDGET, 0, 0, row.until());
    Allotment known = allotments.known(row.key());
    Allotment own = known == null ? allotments.open(counter, row.spent()) : known;
    allotments.shipped(Map.of(own, row.spent()), Map.of());
  }
}
