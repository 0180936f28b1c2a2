package io.turnpike.billing.intake;

import io.turnpike.infra.journal.Journal.Position;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What goes into one transaction.
 *
 * @param parked requests under way that the journal need not remember after this
 * @param unparked requests that were parked and have ended
 * @param kept from where the journal is still needed once this is stored
 */
record Batch(
    List<Arrival> arrivals,
    List<Poison> poison,
    List<OpenRequest> parked,
    List<UUID> unparked,
    Position kept) {

  boolean isEmpty() {
    return arrivals.isEmpty() && poison.isEmpty() && parked.isEmpty() && unparked.isEmpty();
  }

  /** Part of this one; only the last part may move the watermark. */
  Batch firstHalf(Position keptBefore) {
    return new Batch(
        arrivals.subList(0, arrivals.size() / 2), List.of(), List.of(), List.of(), keptBefore);
  }

  Batch secondHalf() {
    return new Batch(
        arrivals.subList(arrivals.size() / 2, arrivals.size()), poison, parked, unparked, kept);
  }

  /** The single arrival of this batch, put aside. */
  Batch quarantined(Unstorable cause) {
    return new Batch(
        List.of(),
        Stream.concat(
                poison.stream(), arrivals.stream().map(each -> Poison.of(each.entry(), cause)))
            .toList(),
        parked,
        unparked,
        kept);
  }
}
