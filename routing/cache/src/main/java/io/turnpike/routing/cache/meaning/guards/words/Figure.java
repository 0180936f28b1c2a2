package io.turnpike.routing.cache.meaning.guards.words;

/**
 * An amount or a time, written in one way only.
 *
 * @param mark for example {@code 30}, {@code mass 3000}, {@code 17:00}, {@code month 12}
 */
public record Figure(Kind kind, String mark) {

  /** What a figure counts. */
  public enum Kind {
    NUMBER,
    MEASURE,
    CLOCK,
    DATE
  }
}
