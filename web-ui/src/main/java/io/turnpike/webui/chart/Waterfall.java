package io.turnpike.webui.chart;

import io.turnpike.routing.usage.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of a request on one line of time, placed in percent. For {@code chart/chart ::
 * waterfall}.
 *
 * @param ticks of the time axis
 * @param firstToken where the client's first token came; null when none did
 */
public record Waterfall(List<Lane> lanes, List<Tick> ticks, @Nullable String firstToken) {

  private static final int PARTS = 4;

  /**
   * @param totalMicros of the whole request
   * @param firstTokenMicros -1 when there was none
   */
  public static Waterfall of(
      List<Attempt> attempts, long totalMicros, long firstTokenMicros, LongFunction<String> time) {
    long whole = Math.max(1, end(attempts, totalMicros));
    List<Lane> lanes = new ArrayList<>();
    long before = 0;
    for (Attempt attempt : attempts) {
      lanes.add(Lane.of(attempt, before, whole, time));
      before = attempt.timeline().endMicros();
    }
    return new Waterfall(
        lanes,
        ticks(whole, time),
        firstTokenMicros < 0 ? null : Percent.of(firstTokenMicros, whole));
  }

  private static long end(List<Attempt> attempts, long totalMicros) {
    return attempts.stream()
        .mapToLong(each -> each.timeline().endMicros())
        .reduce(totalMicros, Math::max);
  }

  private static List<Tick> ticks(long whole, LongFunction<String> time) {
    List<Tick> ticks = new ArrayList<>();
    for (int part = 0; part <= PARTS; part++) {
      ticks.add(new Tick(Percent.of(part, PARTS), time.apply(whole * part / PARTS)));
    }
    return ticks;
  }

  public record Tick(String x, String label) {}

  /**
   * @param spans phases in order; those that took no time are left out
   */
  public record Lane(Attempt attempt, List<Phase> phases, List<Span> spans) {

    static Lane of(Attempt attempt, long before, long whole, LongFunction<String> time) {
      List<Phase> phases = Phase.of(attempt, before);
      return new Lane(
          attempt,
          phases,
          phases.stream()
              .filter(phase -> phase.micros() > 0)
              .map(each -> each.span(whole, time))
              .toList());
    }

    /** Micros of a phase by its word; 0 when the attempt did not get so far. */
    public long micros(String word) {
      return phases.stream()
          .filter(each -> each.word().equals(word))
          .mapToLong(Phase::micros)
          .sum();
    }

    public String summary() {
      StringBuilder text = new StringBuilder("Attempt " + attempt.number() + ":");
      spans.forEach(span -> text.append(' ').append(span.tip()).append(','));
      return text.substring(0, text.length() - 1) + ".";
    }
  }

  /**
   * @param kind a class of the drawing
   */
  public record Span(String x, String width, String kind, String tip) {}
}
