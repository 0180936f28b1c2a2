package io.turnpike.routing.guardrails.injection;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import tools.jackson.databind.JsonNode;

/**
 * Texts that try to replace or disclose the instructions of the application, or that carry
 * instructions for the model that reads them: {@code {"threshold": 0.5}}.
 */
public final class PromptInjection implements Guardrail {

  static final double THRESHOLD = 0.5;

  @Override
  public String name() {
    return "prompt_injection";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters
        .json()
        .propertyNames()
        .forEach(
            name -> {
              if (!name.equals("threshold")) {
                parameters.mistakes().add(place(parameters, name), "is not known. Use threshold.");
              }
            });
    JsonNode threshold = parameters.json().get("threshold");
    if (threshold == null) {
      return new InjectionCheck(THRESHOLD);
    }
    double value = threshold.isNumber() ? threshold.doubleValue() : -1;
    if (!(value > 0 && value <= 1)) {
      parameters
          .mistakes()
          .add(
              place(parameters, "threshold"),
              "must be a number above 0 and up to 1, for example 0.5.");
    }
    return new InjectionCheck(value);
  }

  private static String place(Parameters parameters, String name) {
    return parameters.at() + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
