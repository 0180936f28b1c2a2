package io.turnpike.routing.dialects.messages.client;

import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A target's own parameters in the words of messages. A config is written in those of chat
 * completions, and serves clients of either dialect; what has the same name in both, or is known to
 * messages alone, stays as it is.
 */
final class TargetParameters {

  private TargetParameters() {}

  /** The target itself where nothing is called otherwise. */
  static Target of(Target target, ScannedBody body) {
    if (!needsWords(target.overrides()) && !needsWords(target.defaults())) {
      return target;
    }
    Map<String, Override> insisted = new LinkedHashMap<>();
    target.overrides().forEach(it -> add(insisted, ParameterWord.of(it, body)));
    List<Override> fallbacks = new ArrayList<>();
    for (Override given : target.defaults()) {
      if (!ParameterWord.isInside(given.field())) {
        fallbacks.add(ParameterWord.of(given, body));
      } else if (ParameterWord.isMissing(given.field(), body)) {
        add(insisted, ParameterWord.of(given, body));
      }
    }
    return with(target, List.copyOf(insisted.values()), fallbacks);
  }

  /** The one of a field; null without one. */
  static @Nullable Override among(List<Override> overrides, String field) {
    for (int i = 0; i < overrides.size(); i++) {
      if (overrides.get(i).field().equals(field)) {
        return overrides.get(i);
      }
    }
    return null;
  }

  private static boolean needsWords(List<Override> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      if (ParameterWord.isOther(parameters.get(i).field())) {
        return true;
      }
    }
    return false;
  }

  /** Of two that say the same, the first is meant. */
  private static void add(Map<String, Override> to, Override parameter) {
    to.putIfAbsent(parameter.field(), parameter);
  }

  private static Target with(Target target, List<Override> overrides, List<Override> defaults) {
    return new Target(
        target.at(),
        target.name(),
        target.connection(),
        overrides,
        defaults,
        target.drops(),
        target.timeouts(),
        target.retry(),
        target.hedge(),
        target.requirements(),
        target.forwarded(),
        target.invalidEvents(),
        target.breaker());
  }
}
