package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Parameters;
import java.util.List;
import java.util.Set;

/** {@code modelWhitelist}: the models that requests may name, just as they write them. */
final class ModelWhitelistGuardrail implements RequestGuardrail {

  private static final int MOST = 500;

  @Override
  public String name() {
    return "modelWhitelist";
  }

  @Override
  public List<String> spellings() {
    return List.of("modelwhitelist");
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("models", "not");
    if (!parameters.has("models")) {
      parameters.mistake("needs \"models\", a list of models.");
    }
    Set<String> models = Set.copyOf(parameters.texts("models", MOST));
    return new ModelCheck(_ -> models, parameters.truth("not", false));
  }
}
