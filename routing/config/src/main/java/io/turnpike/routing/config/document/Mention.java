package io.turnpike.routing.config.document;

import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.guardrails.rules.RuleReader.Asked;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A target's connection.
 *
 * @param at where it is named
 * @param modelAt where the model is that the target insists on; as {@code at} without one of its
 *     own
 */
public record Mention(Pointer at, Pointer modelAt, Target target) {

  /** Of a check or a cache that asks a provider beside the request. */
  static Mention of(Asked asked) {
    Pointer at = new Pointer(asked.at());
    String model = asked.model();
    Target target =
        new Target(
            asked.connection(),
            model == null ? List.of() : List.of(named(model)),
            Timeouts.DEFAULT,
            Retry.NONE);
    return new Mention(at.to("provider"), at.to(model == null ? "provider" : "model"), target);
  }

  private static Override named(String model) {
    JsonNode json = JsonNodeFactory.instance.stringNode(model);
    return new Override("model", json.toString().getBytes(StandardCharsets.UTF_8), model);
  }

  public String connection() {
    return target.connection();
  }

  /** Null for the client's choice. */
  public @Nullable String model() {
    return target.model();
  }
}
