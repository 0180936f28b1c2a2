package io.turnpike.routing.config.document;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.config.keys.Failures;
import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.plan.Step.Failover;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code on}, {@code on_status_codes} and {@code allow_fallbacks}: when the next one is tried. */
final class FailoverReader {

  /** Without a word about it. */
  static final Failover USUAL = new Failover(true, Failures.leadingOn(null, null), Set.of());

  private FailoverReader() {}

  static Failover read(Fields strategy) {
    boolean allowed = strategy.truth("allow_fallbacks", true);
    @Nullable Set<FailureClass> on = failureClasses(strategy);
    @Nullable Set<Integer> codes = strategy.statusCodes("on_status_codes");
    for (String key : List.of("on", "on_status_codes")) {
      if (!allowed && strategy.has(key)) {
        strategy.warning(key, "means nothing with \"allow_fallbacks\": false.");
      }
    }
    Set<Integer> statuses = codes == null ? Set.of() : codes;
    return new Failover(allowed, Failures.leadingOn(on, codes), statuses);
  }

  private static @Nullable Set<FailureClass> failureClasses(Fields strategy) {
    EnumSet<FailureClass> classes = EnumSet.noneOf(FailureClass.class);
    boolean present = strategy.each("on", (value, at) -> add(value, at, strategy, classes));
    return present ? classes : null;
  }

  private static void add(JsonNode value, Pointer at, Fields strategy, Set<FailureClass> classes) {
    String word = value.isString() ? value.stringValue() : "";
    FailureClass known = Failures.named(word);
    if (known != null) {
      strategy.addOnce(known, at, classes);
      return;
    }
    String hint = Spelling.hint(word, Failures.WORDS);
    strategy.mistake(at, "must be one of " + Spelling.list(Failures.WORDS) + "." + hint);
  }
}
