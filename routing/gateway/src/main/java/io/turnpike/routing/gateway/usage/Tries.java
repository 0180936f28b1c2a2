package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.AttemptTotals;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The attempts of one request, in the order they began; two may run at one time. */
final class Tries {

  private final List<AttemptDraft> attempts = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger dispatched = new AtomicInteger();
  private volatile @Nullable AttemptDraft serving;
  private volatile long firstTokenMicros = -1;

  int nextNumber() {
    return numbers.incrementAndGet();
  }

  /** One for which a provider is called. */
  AttemptDraft dispatched(AttemptDraft attempt) {
    dispatched.incrementAndGet();
    return add(attempt);
  }

  AttemptDraft add(AttemptDraft attempt) {
    attempts.add(attempt);
    return attempt;
  }

  void serving(AttemptDraft attempt, long micros) {
    serving = attempt;
    firstTokenMicros = micros;
  }

  int count() {
    return attempts.size();
  }

  int dispatched() {
    return dispatched.get();
  }

  long firstTokenMicros() {
    return firstTokenMicros;
  }

  /** Of whom the answer or the failure is; null before the first attempt. */
  @Nullable Upstream upstream() {
    AttemptDraft telling = telling();
    return telling == null ? null : telling.upstream();
  }

  @Nullable String provider() {
    Upstream upstream = upstream();
    return upstream == null ? null : upstream.connection();
  }

  @Nullable String model() {
    Upstream upstream = upstream();
    return upstream == null ? null : upstream.model();
  }

  /** As they are now. */
  List<Attempt> at(long micros) {
    List<Attempt> made = new ArrayList<>(attempts.size());
    for (AttemptDraft attempt : attempts) {
      made.add(attempt.attempt(micros));
    }
    return made;
  }

  /** Those that have ended and that the journal has not been told of yet. */
  List<Attempt> untold(long micros) {
    if (attempts.isEmpty()) {
      return List.of();
    }
    return attempts.stream()
        .filter(AttemptDraft::tell)
        .map(attempt -> attempt.attempt(micros))
        .toList();
  }

  /** Null while a part of it is unknown. */
  @Nullable Cost cost(long micros) {
    AttemptTotals totals = new AttemptTotals(at(micros));
    return totals.complete() ? totals.cost() : null;
  }

  /** The one that serves, else the one that was sent last, else the one that began last. */
  private @Nullable AttemptDraft telling() {
    AttemptDraft chosen = serving;
    return chosen == null ? last() : chosen;
  }

  private @Nullable AttemptDraft last() {
    AttemptDraft last = null;
    for (AttemptDraft attempt : attempts) {
      last = last == null || attempt.isSent() || !last.isSent() ? attempt : last;
    }
    return last;
  }
}
