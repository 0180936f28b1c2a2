package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.conversion.litellm.Groups.ModelGroup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A group whose name has stars, where the client names the model. */
final class OpenGroup {

  static final String WHY_NOT =
      " The config that chooses by \"model\" is without it: nothing here turns one name into another,"
          + " so clients name the model as the provider does.";

  private OpenGroup() {}

  /** Whether each deployment gets the model's name that its provider knows. */
  static boolean canServe(ModelGroup group) {
    return group.deployments().stream().allMatch(each -> canServe(group.name(), each));
  }

  private static boolean canServe(String name, Deployment deployment) {
    Route route = deployment.route();
    return route.isAnyones()
        || !route.isOpen()
        || route.model().equals(name)
        || namesConnection(name, deployment);
  }

  /** {@code openai/*} at the connection {@code openai}: as requests call it themselves. */
  private static boolean namesConnection(String name, Deployment deployment) {
    Route route = deployment.route();
    return name.equals(route.provider() + "/" + route.model())
        && deployment.target().path("provider").asString("").equals("@" + route.provider());
  }

  /** The group's document for requests that name the connection with the model. */
  static ObjectNode byName(ModelGroup group, ObjectNode document) {
    ObjectNode asking = document.deepCopy();
    group.deployments().stream()
        .filter(each -> namesConnection(group.name(), each))
        .forEach(each -> ask(asking, "@" + each.route().provider()));
    return asking;
  }

  private static void ask(JsonNode node, String connection) {
    if (node instanceof ObjectNode target
        && target.path("provider").asString("").equals(connection)
        && !target.path("override_params").has("model")) {
      target.remove("provider");
      target.put("passthrough", true);
    }
    node.forEach(below -> ask(below, connection));
  }
}
