package io.turnpike.webui.chart;

import io.turnpike.routing.usage.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * One phase of an attempt, in microseconds after the request began.
 *
 * @param word {@code before}, {@code connect}, {@code wait}, {@code first token}, {@code stream}
 * @param broken whether the attempt failed in it
 */
public record Phase(String word, long from, long to, boolean broken) {

  static List<Phase> of(Attempt attempt, long before) {
    List<Phase> phases = new ArrayList<>();
    phases.add(
        new Phase("before", Math.min(before, attempt.startMicros()), attempt.startMicros(), false));
    long at = attempt.startMicros();
    at = reached(phases, "connect", at, attempt.connectedMicros(), attempt);
    at = reached(phases, "wait", at, attempt.headersMicros(), attempt);
    at = reached(phases, "first token", at, attempt.firstTokenMicros(), attempt);
    if (attempt.endMicros() > at) {
      phases.add(new Phase(last(attempt), at, attempt.endMicros(), attempt.failure() != null));
    }
    return phases;
  }

  public long micros() {
    return to - from;
  }

  Waterfall.Span span(long whole, LongFunction<String> time) {
    String kind = broken ? "failed" : word.equals("first token") ? "first" : word;
    String tip = word + " " + time.apply(micros()) + (broken ? ", failed here" : "");
    return new Waterfall.Span(Percent.of(from, whole), Percent.of(micros(), whole), kind, tip);
  }

  private static long reached(
      List<Phase> phases, String word, long from, long to, Attempt attempt) {
    if (to < from) {
      return from;
    }
    phases.add(new Phase(word, from, Math.min(to, Math.max(attempt.endMicros(), from)), false));
    return to;
  }

  /** What was under way when the attempt ended. */
  private static String last(Attempt attempt) {
    if (attempt.firstTokenMicros() >= 0) {
      return "stream";
    }
    if (attempt.headersMicros() >= 0) {
      return attempt.failure() == null ? "stream" : "first token";
    }
    return attempt.connectedMicros() >= 0 ? "wait" : "connect";
  }
}
