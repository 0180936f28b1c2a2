package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.conversion.report.Source;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry of {@code model_list}.
 *
 * @param parameters its {@code litellm_params} by name
 * @param target what it becomes, without a weight
 */
record Deployment(Source source, Map<String, Source> parameters, ObjectNode target) {

  /** Those of the lowest order are tried first; those without one last. */
  int order() {
    Source order = parameters.get("order");
    return order == null || !order.json().canConvertToInt()
        ? Integer.MAX_VALUE
        : order.json().intValue();
  }

  /** Null when it has no such number above zero. */
  @Nullable Double number(String key) {
    Source field = parameters.get(key);
    double number = field == null ? 0 : field.json().asDouble(0);
    return number > 0 && Double.isFinite(number) ? (Double) number : null;
  }
}
