package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Parameters;
import org.jspecify.annotations.Nullable;

/** {@code tools}: the tools that requests may offer to a model, by name. */
final class ToolsGuardrail implements RequestGuardrail {

  @Override
  public String name() {
    return "tools";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("allow", "deny");
    if (!parameters.has("allow") && !parameters.has("deny")) {
      parameters.mistake("needs \"allow\" or \"deny\", a list of tools.");
    }
    NameList names = NameList.read(parameters, "allow", "deny");
    return new BodyCheck(body -> fault(body, names));
  }

  private static @Nullable String fault(RequestBody body, NameList names) {
    return body.tools().stream().allMatch(tool -> names.allows(tool.name()))
        ? null
        : "The request offers a tool that is not allowed.";
  }
}
