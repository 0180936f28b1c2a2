package io.turnpike.routing.config.keys;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Vocabulary;
import io.turnpike.routing.plan.Retry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code retry}: trying the same target again before anything has reached the client. */
final class RetryReader {

  static final int MOST = 5;

  /** Answers that a moment later may be different. */
  static final Set<Integer> WORTH_REPEATING = Set.of(429, 500, 502, 503, 504, 529);

  private static final Set<Integer> PASSING = Set.of(408, 429);
  private static final String CODES = "on_status_codes";

  private RetryReader() {}

  /** The node's own when it has one, the outer one otherwise. */
  static Retry read(Fields node, Retry outer) {
    JsonNode written = node.get("retry");
    if (written != null && written.isNumber()) {
      Integer attempts = node.whole("retry", 0, MOST);
      return new Retry(attempts == null ? 0 : attempts, WORTH_REPEATING, true, Map.of());
    }
    Fields own = node.object("retry", Vocabulary.RETRY);
    return own == null ? outer : read(own);
  }

  private static Retry read(Fields own) {
    own.lacks("attempts", ", a whole number from 0 to " + MOST + ".");
    @Nullable Integer attempts = own.whole("attempts", 0, MOST);
    @Nullable Set<Integer> codes = own.statusCodes(CODES);
    warnOfLasting(codes == null ? Set.of() : codes, own);
    return new Retry(
        attempts == null ? 0 : attempts,
        codes == null ? WORTH_REPEATING : codes,
        own.truth("use_retry_after_headers", true),
        perClass(own));
  }

  /** Wrong requests and refused keys; of the statuses of a client only two are about time. */
  private static void warnOfLasting(Set<Integer> codes, Fields own) {
    List<Integer> lasting =
        codes.stream().filter(code -> code < 500 && !PASSING.contains(code)).sorted().toList();
    if (!lasting.isEmpty()) {
      own.warning(
          CODES,
          "names "
              + lasting
              + ", which are never repeated: the same request would fail in the same way. A refused"
              + " key is followed by the connection's next one in any case.");
    }
  }

  private static Map<FailureClass, Integer> perClass(Fields retry) {
    Fields own = retry.object("per_class", Failures.VOCABULARY);
    Map<FailureClass, Integer> tries = new EnumMap<>(FailureClass.class);
    if (own != null) {
      if (own.json().isEmpty()) {
        retry.mistake("per_class", "must name at least one failure.");
      }
      own.json().propertyNames().forEach(word -> add(word, own, tries));
    }
    return Map.copyOf(tries);
  }

  private static void add(String word, Fields own, Map<FailureClass, Integer> tries) {
    FailureClass failure = Failures.named(word);
    @Nullable Integer number = failure == null ? null : own.whole(word, 0, MOST);
    if (failure != null && number != null) {
      tries.put(failure, number);
      if (number > 0 && !Failures.mayPass(failure)) {
        own.warning(word, "is never repeated: the same request would fail in the same way.");
      }
    }
  }
}
