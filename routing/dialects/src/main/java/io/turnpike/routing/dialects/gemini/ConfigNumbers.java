package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.dialects.json.WholeNumber;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a request's {@code generationConfig} as a target is told them, whether it is asked in
 * these words or in those of chat completions, in which configs are written.
 */
final class ConfigNumbers {

  private ConfigNumbers() {}

  /** Most tokens of one answer; -1 when nothing limits it. */
  static long outputLimit(ScannedBody body, Target target) {
    long client = clients(body, "maxOutputTokens", "max_output_tokens");
    return Math.max(sent("max_completion_tokens", client, target), sent("max_tokens", -1, target));
  }

  /** How many answers are asked for at once. */
  static long candidates(ScannedBody body, Target target) {
    return Math.max(1, sent("n", clients(body, "candidateCount", "candidate_count"), target));
  }

  /** Null when there is none. */
  static @Nullable Member config(ScannedBody body) {
    Member config = body.member("generationConfig");
    return config == null ? body.member("generation_config") : config;
  }

  private static long sent(String parameter, long client, Target target) {
    if (target.drops().contains(parameter)) {
      return -1;
    }
    Override own = among(target.overrides(), parameter);
    if (own == null && client < 0) {
      own = among(target.defaults(), parameter);
    }
    return own == null ? client : WholeNumber.of(own.json(), 0, own.json().length);
  }

  private static long clients(ScannedBody body, String name, String other) {
    Member config = config(body);
    ObjectScan fields =
        config == null ? null : ObjectScan.of(body.bytes(), config.start(), config.end());
    return fields == null ? -1 : Math.max(fields.count(name), fields.count(other));
  }

  private static @Nullable Override among(List<Override> parameters, String field) {
    for (Override parameter : parameters) {
      if (parameter.field().equals(field)) {
        return parameter;
      }
    }
    return null;
  }
}
