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

/** Reads one deployment: where it is, and what it asks of it. */
final class DeploymentReader {

  private final Map<String, Source> parameters;
  private final Route route;
  private final ObjectNode target = JsonNodeFactory.instance.objectNode();

  private DeploymentReader(Map<String, Source> parameters, Route route) {
    this.parameters = parameters;
    this.route = route;
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
    return route == null ? null : new DeploymentReader(parameters, route).build(entry, connections);
  }

  private Deployment build(Source entry, Connections connections) {
    Source model = route.source();
    String connection = connections.named(identity(), route.connection(), route.vendor(), model);
    target.put("provider", "@" + connection);
    if (route.model() != null) {
      target.putObject("override_params").put("model", route.model());
    }
    tell(model, connection);
    parameters.forEach((key, field) -> ParameterWords.carry(key, field, connection, target));
    return new Deployment(entry, parameters, target);
  }

  private List<String> identity() {
    List<String> identity = new ArrayList<>(List.of(route.provider()));
    parameters.forEach(
        (key, field) -> {
          if (ParameterWords.reaches(key)) {
            identity.add(key + "=" + field.json());
          }
        });
    return identity;
  }

  private void tell(Source model, String connection) {
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
