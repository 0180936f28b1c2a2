package io.turnpike.billing.intake;

import io.turnpike.infra.journal.Journal.Position;
import java.util.List;
import java.util.stream.Stream;

/**
 * What goes into one transaction.
 *
 * @param parked requests under way that the journal need not remember after this
 * @param kept from where the journal is still needed once this is stored
 */
record Batch(List<Arrival> arrivals, List<Poison> poison, List<OpenRequest> parked, Position kept) {

  boolean isEmpty() {
    return arrivals.isEmpty() && poison.isEmpty() && parked.isEmpty();
  }

  /** Part of this one; only the last part may move the watermark. */
  Batch firstHalf(Position keptBefore) {
    return new Batch(arrivals.subList(0, arrivals.size() / 2), List.of(), List.of(), keptBefore);
  }

  Batch secondHalf() {
    return new Batch(arrivals.subList(arrivals.size() / 2, arrivals.size()), poison, parked, kept);
  }

  /** The single arrival of this batch, put aside. */
  Batch quarantined(Unstorable cause) {
    return new Batch(
        List.of(),
        Stream.concat(
                poison.stream(), arrivals.stream().map(each -> Poison.of(each.entry(), cause)))
            .toList(),
        parked,
        kept);
  }
}
