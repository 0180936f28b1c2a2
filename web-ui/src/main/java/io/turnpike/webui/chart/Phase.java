package io.turnpike.webui.chart;

import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * One phase of an attempt, in microseconds after the request began.
 *
 * @param word {@code gateway} (key, config and limits, before the first attempt), {@code pause}
 *     (between two), {@code connect}, {@code wait}, {@code first token}, {@code stream}
 * @param broken whether the attempt failed in it
 */
public record Phase(String word, long from, long to, boolean broken) {

  static List<Phase> of(Attempt attempt, long before) {
    Timeline times = attempt.timeline();
    List<Phase> phases = new ArrayList<>();
    long begin = Math.min(before, times.startMicros());
    phases.add(new Phase(before == 0 ? "gateway" : "pause", begin, times.startMicros(), false));
    long at = times.startMicros();
    at = reached(phases, "connect", at, times.connectedMicros(), times);
    at = reached(phases, "wait", at, times.headersMicros(), times);
    at = reached(phases, "first token", at, times.firstTokenMicros(), times);
    if (times.endMicros() > at) {
      phases.add(new Phase(last(attempt), at, times.endMicros(), attempt.failure() != null));
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

  private static long reached(List<Phase> phases, String word, long from, long to, Timeline times) {
    if (to < from) {
      return from;
    }
    phases.add(new Phase(word, from, Math.min(to, Math.max(times.endMicros(), from)), false));
    return to;
  }

  /** What was under way when the attempt ended. */
  private static String last(Attempt attempt) {
    Timeline times = attempt.timeline();
    if (times.firstTokenMicros() >= 0) {
      return "stream";
    }
    if (times.headersMicros() >= 0) {
      return attempt.failure() == null ? "stream" : "first token";
    }
    return times.connectedMicros() >= 0 ? "wait" : "connect";
  }
}
