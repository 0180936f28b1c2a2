package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Keys and passwords: {@code {"kinds": ["aws_key", "private_key"], "entropy": true}}. All kinds
 * unless some are named; {@code entropy} false leaves out passwords and tokens that only the word
 * beside them tells of.
 */
public final class SecretsGuardrail implements Guardrail {

  private static final Set<String> KINDS = kinds();

  private static Set<String> kinds() {
    Set<String> kinds = new TreeSet<>();
    KeyShapes.ALL.forEach(shape -> kinds.add(shape.kind()));
    Stream.of(
            SecretsScan.PASSWORD,
            SecretsScan.API_KEY,
            SecretsScan.JWT,
            SecretsScan.PRIVATE_KEY,
            MarkedKey.TELEGRAM,
            MarkedKey.DISCORD,
            MarkedKey.AZURE,
            MarkedKey.TERRAFORM,
            MarkedKey.MAILCHIMP)
        .forEach(kinds::add);
    return kinds;
  }

  @Override
  public String name() {
    return "secrets";
  }

  @Override
  public Check compile(Parameters parameters) {
    Set<String> kinds = new TreeSet<>();
    boolean entropy = true;
    for (Map.Entry<String, JsonNode> each : parameters.json().properties()) {
      String at = parameters.at() + "/" + each.getKey();
      switch (each.getKey()) {
        case "kinds" -> kinds.addAll(kinds(each.getValue(), at, parameters.mistakes()));
        case "entropy" -> entropy = truth(each.getValue(), at, parameters.mistakes());
        default ->
            parameters.mistakes().add(at, "is no parameter of secrets; there are kinds, entropy.");
      }
    }
    return new SecretsCheck(Set.copyOf(kinds), entropy);
  }

  private static boolean truth(JsonNode value, String at, Parameters.Mistakes mistakes) {
    if (!value.isBoolean()) {
      mistakes.add(at, "must be true or false.");
    }
    return value.asBoolean(true);
  }

  private static List<String> kinds(JsonNode list, String at, Parameters.Mistakes mistakes) {
    if (!list.isArray() || list.isEmpty()) {
      mistakes.add(at, "must be a list of kinds, for example [\"aws_key\", \"private_key\"].");
      return List.of();
    }
    for (int i = 0; i < list.size(); i++) {
      if (!list.get(i).isString() || !KINDS.contains(list.get(i).stringValue())) {
        mistakes.add(at + "/" + i, "is no kind. There are " + String.join(", ", KINDS) + ".");
      }
    }
    return list.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
  }
}
