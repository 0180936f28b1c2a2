package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Parameters;
import java.util.List;

/** {@code requiredMetadataKeys}: metadata that requests must bring, or must not. */
final class RequiredMetadataKeysGuardrail implements RequestGuardrail {

  private static final int MOST = 50;

  @Override
  public String name() {
    return "requiredMetadataKeys";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("metadataKeys", "operator");
    if (!parameters.has("metadataKeys")) {
      parameters.mistake("needs \"metadataKeys\", a list of names.");
    }
    List<String> keys = parameters.texts("metadataKeys", MOST);
    Operator operator = Operator.read(parameters);
    return new FactsCheck(
        facts ->
            operator.holds(keys, facts.metadata()::containsKey)
                ? null
                : "The request's metadata has not the keys that it must.");
  }
}
