package io.turnpike.routing.plan;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition on a request, compiled. */
public sealed interface Query {

  /** Holds when all of them do; an empty list holds. */
  record All(List<Query> of) implements Query {}

  /** Holds when one of them does. */
  record Any(List<Query> of) implements Query {}

  record Not(Query of) implements Query {}

  /**
   * What a field is compared with. A field the request does not have satisfies only {@code NE},
   * {@code NIN} and {@code EXISTS} with false.
   *
   * @param operands one; any number for {@code IN} and {@code NIN}
   * @param pattern for {@code REGEX}; null otherwise
   */
  record Comparison(
      Field field, Operator operator, List<Operand> operands, @Nullable Pattern pattern)
      implements Query {}

  enum Operator {
    EQ,
    NE,
    GT,
    GTE,
    LT,
    LTE,
    IN,
    NIN,
    REGEX,
    EXISTS,
    CONTAINS;

    /** As written in documents, for example {@code $gte}. */
    public String word() {
      return "$" + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A scalar of the document. */
  sealed interface Operand {}

  record Text(String value) implements Operand {}

  record Numeric(double value) implements Operand {}

  record Truth(boolean value) implements Operand {}

  record Nothing() implements Operand {}

  /**
   * Something a request has.
   *
   * @param path below the source: names, or list positions in decimal
   * @param text as the document writes it, for example {@code params.messages[0].role}
   */
  record Field(Source source, List<String> path, String text) {}

  enum Source {
    /** Flat JSON the client sent beside the body. */
    METADATA,
    /** Fields of the body. */
    PARAMS,
    HEADERS,
    /** {@code url.pathname}. */
    URL,
    /** {@code key.id}, {@code key.name}. */
    KEY,
    TEAM,
    USER,
    SESSION,
    /** Any of the request's tags. */
    TAGS,
    /** {@code prompt.tokens} (estimated), {@code prompt.class} (code, maths, short, long; many). */
    PROMPT,
    /** {@code budget.remaining_usd}: what the tightest budget has left; missing without one. */
    BUDGET,
    /**
     * {@code time.hour}, {@code time.minute}, {@code time.weekday} (mon to sun), in UTC or, where
     * the path begins with one, in a zone.
     */
    TIME
  }
}
