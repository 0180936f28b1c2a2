package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Grammar;
import io.turnpike.routing.conversion.report.Secrets;
import io.turnpike.routing.conversion.report.Source;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code override_params} and {@code default_params}: field by field. */
final class Params {

  private Params() {}

  static void carry(String word, Source params, ObjectNode target) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    params.children().forEach(field -> carry(word, field, target, kept));
    if (!params.json().isObject() || params.json().isEmpty()) {
      params.lost("Left out: it sets no request field.");
    } else if (!kept.isEmpty()) {
      target.set(word, kept);
    }
  }

  private static void carry(String word, Source field, ObjectNode target, ObjectNode kept) {
    if (Secrets.holdsOne(field.key())) {
      field.lost("Left out: it looks like a secret, and those are kept in provider connections.");
      return;
    }
    JsonNode value = withoutSlug(field, target);
    JsonNode alone = JsonNodeFactory.instance.objectNode().set(field.key(), value);
    if (Grammar.keeps(field, Grammar.refusal(word, alone))) {
      kept.set(field.key(), value);
      note(field, value);
    }
  }

  private static void note(Source field, JsonNode value) {
    if (value == field.json()) {
      field.carried(NodeWords.SAME);
    } else {
      field.adjusted("The part before the slash became the \"provider\".");
    }
  }

  /** {@code @openai/gpt-4o} names the provider too, which has a field of its own. */
  private static JsonNode withoutSlug(Source field, ObjectNode target) {
    String provider = target.path("provider").asString("");
    String model = field.key().equals("model") ? field.text() : null;
    return model != null && slug(model) != null && !provider.isEmpty()
        ? JsonNodeFactory.instance.stringNode(model.substring(model.indexOf('/') + 1))
        : field.json();
  }

  /** The provider in {@code @openai-prod/gpt-4o}; null when the name is only a model's. */
  static @Nullable String slug(String model) {
    int slash = model.indexOf('/');
    return model.startsWith("@") && slash > 1 && slash < model.length() - 1
        ? model.substring(1, slash)
        : null;
  }
}
