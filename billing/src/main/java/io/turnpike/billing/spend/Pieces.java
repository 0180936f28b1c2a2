package io.turnpike.billing.spend;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A time taken apart into whole hours and the quarters of an hour that are left over, so that no
 * piece lies across the beginning of an interval. Hours are a fraction of as many rows to add up.
 */
record Pieces(List<Span> hours, List<Span> quarters) {

  /**
   * @param to excluded
   */
  record Span(Instant from, Instant to) {

    boolean isEmpty() {
      return !from.isBefore(to);
    }
  }

  /**
   * @param whole begins and ends with a quarter of an hour
   * @param starts of intervals, in order; those outside do not matter
   */
  static Pieces of(QuarterHours whole, List<Instant> starts) {
    Pieces pieces = new Pieces(new ArrayList<>(), new ArrayList<>());
    Instant from = whole.first();
    for (Instant start : starts) {
      if (start.isAfter(from) && start.isBefore(whole.last())) {
        pieces.add(new Span(from, start));
        from = start;
      }
    }
    pieces.add(new Span(from, whole.last()));
    return pieces;
  }

  private void add(Span span) {
    Instant first = span.from().truncatedTo(ChronoUnit.HOURS);
    first = first.isBefore(span.from()) ? first.plus(1, ChronoUnit.HOURS) : first;
    Span full = new Span(first, span.to().truncatedTo(ChronoUnit.HOURS));
    if (full.isEmpty()) {
      add(quarters, span);
    } else {
      add(quarters, new Span(span.from(), full.from()));
      add(hours, full);
      add(quarters, new Span(full.to(), span.to()));
    }
  }

  /** What goes on where the last one ended is one with it. */
  private static void add(List<Span> spans, Span next) {
    if (next.isEmpty()) {
      return;
    }
    if (!spans.isEmpty() && spans.getLast().to().equals(next.from())) {
      spans.set(spans.size() - 1, new Span(spans.getLast().from(), next.to()));
    } else {
      spans.add(next);
    }
  }
}
