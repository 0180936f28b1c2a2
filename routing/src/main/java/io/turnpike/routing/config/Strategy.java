package io.turnpike.routing.config;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.RoutePlan.Fallback;
import io.turnpike.routing.RoutePlan.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code strategy}: how a node uses its targets. */
sealed interface Strategy {

  /** Words of the document for what this version can do. */
  List<String> AVAILABLE = List.of("single", "fallback");

  /** Words that are part of the language and not of this version. */
  List<String> LATER =
      List.of("loadbalance", "conditional", "least_latency", "least_busy", "cheapest", "priority");

  /** The one target there is. */
  record Single() implements Strategy {}

  /** The next target when the one before fails in a way that is named. */
  record InOrder(Set<FailureClass> on, Set<Integer> onStatusCodes) implements Strategy {

    Step over(List<Step> steps) {
      return new Fallback(steps, on, onStatusCodes);
    }
  }

  /** Null when it cannot be told; that is noted. */
  static @Nullable Strategy read(Fields strategy) {
    String mode = strategy.string("mode");
    if (mode == null) {
      if (!strategy.has("mode")) {
        strategy.mistakes().add(strategy.at(), "needs \"mode\": " + Spelling.list(AVAILABLE) + ".");
      }
      return null;
    }
    return switch (mode) {
      case "single" -> single(strategy);
      case "fallback" -> inOrder(strategy);
      default -> unknown(mode, strategy);
    };
  }

  private static Strategy single(Fields strategy) {
    for (String key : List.of("on", "on_status_codes")) {
      if (strategy.has(key)) {
        strategy.mistakes().add(strategy.at().to(key), "belongs to mode \"fallback\".");
      }
    }
    return new Single();
  }

  private static Strategy inOrder(Fields strategy) {
    @Nullable Set<FailureClass> on = failureClasses(strategy);
    @Nullable Set<Integer> codes = strategy.statusCodes("on_status_codes");
    Set<Integer> statuses = codes == null ? Set.of() : codes;
    return new InOrder(Failures.leadingOn(on, codes), statuses);
  }

  private static @Nullable Set<FailureClass> failureClasses(Fields strategy) {
    EnumSet<FailureClass> classes = EnumSet.noneOf(FailureClass.class);
    boolean present = strategy.each("on", (value, at) -> addClass(value, at, strategy, classes));
    return present ? classes : null;
  }

  private static void addClass(
      JsonNode value, Pointer at, Fields strategy, Set<FailureClass> classes) {
    String word = value.isString() ? value.stringValue() : "";
    FailureClass known = Failures.named(word);
    if (known == null) {
      strategy
          .mistakes()
          .add(
              at,
              "must be one of "
                  + Spelling.list(Failures.WORDS)
                  + "."
                  + Spelling.hint(word, Failures.WORDS));
    } else {
      strategy.addOnce(known, at, classes);
    }
  }

  private static @Nullable Strategy unknown(String mode, Fields strategy) {
    boolean later = LATER.contains(mode);
    String what = later ? " is known but not available yet" : " is not a mode";
    strategy
        .mistakes()
        .add(
            strategy.at().to("mode"),
            Spelling.quoted(mode)
                + what
                + "; use "
                + Spelling.list(AVAILABLE)
                + "."
                + (later ? "" : Spelling.hint(mode, AVAILABLE)));
    return null;
  }
}
