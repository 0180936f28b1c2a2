package io.turnpike.routing.conversion.litellm.management;

import io.turnpike.tenants.input.Slug;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whose calls a budget or a limit counts.
 *
 * @param id of the budget; limits add what they count
 * @param people whom it is of, for a sentence
 */
record RuleScope(ObjectNode scope, String id, String people) {

  private static final String EACH = "*";

  static RuleScope organization() {
    ObjectNode scope = JsonNodeFactory.instance.objectNode().put("organization", true);
    return new RuleScope(scope, "organization", "the whole organization");
  }

  /** A counter for each value of that member. */
  static RuleScope each(String member, String people) {
    return of(member, EACH, "each-" + member, people);
  }

  static RuleScope of(String member, String value, String id, String people) {
    ObjectNode scope = JsonNodeFactory.instance.objectNode().put(member, value);
    return new RuleScope(scope, Slug.of(id), people);
  }

  static RuleScope tag(String name, String value) {
    ObjectNode scope = JsonNodeFactory.instance.objectNode();
    scope.putObject("tag").put(name, value);
    String tag = name + "=" + value;
    return new RuleScope(scope, Slug.of("tag-" + tag), "requests whose metadata has " + tag);
  }

  ObjectNode counted() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("scope", scope.deepCopy());
    return body;
  }
}
