package io.turnpike.routing.guardrails.outside;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.OutsideCheck.Judge;
import io.turnpike.routing.guardrails.Parameters;

/** {@code judge}: a model is asked whether the texts keep to a policy. */
final class JudgeGuardrail implements Guardrail {

  private static final int USUAL_MILLIS = 5_000;
  private static final int LONGEST = 8_000;

  @Override
  public String name() {
    return "judge";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("provider", "model", "policy", "prompt", "timeout");
    return new Judge(
        Asking.connection(parameters),
        Asking.needed(parameters, "model", ", the model that judges."),
        policy(parameters),
        Asking.timeout(parameters, USUAL_MILLIS));
  }

  private static String policy(Parameters parameters) {
    if (parameters.has("policy") && parameters.has("prompt")) {
      parameters.mistake("prompt", "says the same as \"policy\"; keep one.");
    }
    String key = parameters.has("prompt") ? "prompt" : "policy";
    String policy = Asking.needed(parameters, key, ", what the texts must keep to, in words.");
    if (policy.length() > LONGEST) {
      parameters.mistake(key, "must have at most " + LONGEST + " characters.");
    }
    return policy;
  }
}
