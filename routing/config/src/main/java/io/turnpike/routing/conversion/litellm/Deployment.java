package io.turnpike.routing.conversion.litellm;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.conversion.report.Connections;
import io.turnpike.routing.conversion.report.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
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

  /** Null when it names no model. */
  static @Nullable Deployment read(Source entry, Connections connections) {
    Source list = entry.get("litellm_params");
    if (list == null) {
      return null;
    }
    Map<String, Source> parameters = new LinkedHashMap<>();
    list.children().forEach(parameter -> parameters.put(parameter.key(), parameter));
    Route route = Route.of(parameters, connections);
    return route == null ? null : of(entry, parameters, route, connections);
  }

  private static Deployment of(
      Source entry, Map<String, Source> parameters, Route route, Connections connections) {
    String connection =
        connections.named(
            identity(parameters, route), route.connection(), route.vendor(), route.source());
    ObjectNode target = JsonNodeFactory.instance.objectNode().put("provider", "@" + connection);
    if (route.model() != null) {
      target.putObject("override_params").put("model", route.model());
    }
    tell(route, connection);
    parameters.forEach((key, field) -> ParameterWords.carry(key, field, connection, target));
    return new Deployment(entry, parameters, target);
  }

  private static List<String> identity(Map<String, Source> parameters, Route route) {
    List<String> identity = new ArrayList<>(List.of(route.provider()));
    parameters.forEach(
        (key, field) -> {
          if (ParameterWords.reaches(key)) {
            identity.add(key + "=" + field.json());
          }
        });
    return identity;
  }

  private static void tell(Route route, String connection) {
    Source model = route.source();
    String place = "Became the provider connection " + quoted(connection);
    if (route.model() == null) {
      model.adjusted(place + ", with whatever model the client names.");
    } else if (route.vendor().type() == null) {
      model.adjusted(place + ", which cannot be set up yet: no type of connection speaks to it.");
    } else {
      model.carried(place + " and the model " + quoted(route.model()) + ".");
    }
  }
}
