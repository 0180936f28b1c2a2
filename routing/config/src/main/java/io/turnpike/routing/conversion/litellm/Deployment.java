package io.turnpike.routing.conversion.litellm;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.conversion.report.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
record Deployment(Source source, Map<String, Source> parameters, Route route, ObjectNode target) {

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

  /** The same, leading elsewhere. */
  Deployment with(ObjectNode other) {
    return new Deployment(source, parameters, route, other);
  }

  /** Null when it names no model. */
  static @Nullable Deployment read(Source entry, Terms terms) {
    Source list = entry.get("litellm_params");
    if (list == null) {
      return null;
    }
    Map<String, Source> parameters = new LinkedHashMap<>();
    list.children().forEach(parameter -> parameters.put(parameter.key(), parameter));
    Route route = Route.of(parameters, terms);
    return route == null
        ? null
        : new Deployment(entry, parameters, route, target(parameters, route, terms));
  }

  private static ObjectNode target(Map<String, Source> parameters, Route route, Terms terms) {
    ObjectNode target = JsonNodeFactory.instance.objectNode();
    String connection = "";
    if (route.isAnyones()) {
      target.put("passthrough", true);
      route
          .source()
          .adjusted("Became the provider connection that the model's name begins with, \"x/…\".");
    } else {
      connection =
          terms
              .connections()
              .named(
                  identity(parameters, route),
                  route.connection(),
                  route.vendor(),
                  ReachWords.facts(parameters, route.vendor()),
                  route.source());
      target.put("provider", "@" + connection);
      tell(route, connection);
    }
    if (!route.isOpen()) {
      target.putObject("override_params").put("model", route.model());
    }
    new ParameterWords(route.vendor(), connection, terms, target).carry(parameters);
    return target;
  }

  /** The address counts by where it leads. */
  private static List<String> identity(Map<String, Source> parameters, Route route) {
    List<String> identity =
        new ArrayList<>(List.of(route.provider(), String.valueOf(route.vendor().baseUrl())));
    parameters.forEach(
        (key, field) -> {
          if (ReachWords.distinguishes(key, route.vendor())
              && !isUsualKey(field, route.provider())) {
            identity.add(key + "=" + field.json());
          }
        });
    return identity;
  }

  /** The variable that is read where no key is given. */
  private static boolean isUsualKey(Source field, String provider) {
    String usual = "os.environ/" + provider.toUpperCase(Locale.ROOT) + "_API_KEY";
    return field.key().equals("api_key") && usual.equals(field.text());
  }

  private static void tell(Route route, String connection) {
    Source model = route.source();
    String place = "Became the provider connection " + quoted(connection);
    if (route.vendor().type() == null) {
      model.adjusted(
          place
              + ". No type of connection speaks to it itself; one of type \"openai-compatible\" can,"
              + " where it has an address that speaks like OpenAI's.");
    } else if (route.isOpen()) {
      model.adjusted(place + ", with whatever model the client names.");
    } else {
      model.carried(place + " and the model " + quoted(route.model()) + ".");
    }
  }
}
