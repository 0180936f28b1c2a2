package io.turnpike.routing.guardrails.json;

import io.turnpike.routing.regex.InvalidRegex;
import io.turnpike.routing.regex.Regex;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Looks at a schema's parts for what the rules of JSON Schema do not forbid and we do: references
 * that would have to be fetched, expressions that are not RE2's, and schemas that unfold without
 * end.
 */
final class SchemaWalk {

  /** Steps that one value may take. */
  private static final int MOST = 50_000;

  private static final Set<String> MAPS =
      Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");
  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");
  private static final Set<String> VALUES = Set.of("enum", "const", "default", "examples");

  private final JsonNode root;
  private final BiConsumer<String, String> mistakes;
  private final Set<JsonNode> unfolding = Collections.newSetFromMap(new IdentityHashMap<>());
  private final SchemaReferences references;
  private int steps;
  private boolean circle;

  /**
   * @param mistakes gets a JSON pointer within the schema, and a sentence
   */
  SchemaWalk(JsonNode root, BiConsumer<String, String> mistakes) {
    this.root = root;
    this.mistakes = mistakes;
    this.references = new SchemaReferences(root);
  }

  void walk() {
    schema(root, "");
    unfold(root);
    if (steps >= MOST) {
      mistakes.accept("", "unfolds to more than " + MOST + " parts; say less by \"$ref\".");
    }
  }

  private void schema(JsonNode node, String at) {
    if (!circle && references.circles(node)) {
      circle = true;
      mistakes.accept(
          at,
          "refers to itself, or leads on through more than %d schemas, before anything of a value is looked at."
              .formatted(SchemaReferences.LONGEST_WAY));
    }
    node.properties().forEach(word -> keyword(word.getKey(), word.getValue(), at));
  }

  private void keyword(String key, JsonNode value, String at) {
    String place = at + "/" + key.replace("~", "~0").replace("/", "~1");
    if (REFERENCES.contains(key)) {
      reference(value.asString(""), place);
    } else if (key.equals("pattern") && value.isString()) {
      expression(value.stringValue(), place);
    } else if (MAPS.contains(key)) {
      value.properties().forEach(each -> named(key, each.getKey(), each.getValue(), place));
    } else if (!VALUES.contains(key) && value.isContainer()) {
      schemas(value, place);
    }
  }

  private void reference(String reference, String place) {
    String mistake =
        reference.startsWith("#")
            ? references.mistake(reference)
            : "must begin with #: nothing is fetched. Write it under \"$defs\".";
    if (mistake != null) {
      mistakes.accept(place, mistake);
    }
  }

  private void named(String key, String name, JsonNode schema, String at) {
    String place = at + "/" + name.replace("~", "~0").replace("/", "~1");
    if (key.equals("patternProperties")) {
      expression(name, place);
    }
    schema(schema, place);
  }

  private void schemas(JsonNode value, String place) {
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        schema(value.get(i), place + "/" + i);
      }
    } else {
      schema(value, place);
    }
  }

  private void expression(String regex, String place) {
    try {
      Regex.of(regex, LinearPatterns.LARGEST);
    } catch (InvalidRegex wrong) {
      mistakes.accept(place, wrong.sentence());
    }
  }

  /** Counts what a value may meet, references followed; a circle is gone round once. */
  private void unfold(JsonNode node) {
    if (steps >= MOST || !node.isContainer()) {
      return;
    }
    steps++;
    node.forEach(this::unfold);
    String reference = node.path("$ref").asString("");
    if (reference.startsWith("#/") || reference.equals("#")) {
      follow(root.at(JsonPointer.compile(reference.substring(1))));
    }
  }

  private void follow(JsonNode target) {
    if (unfolding.size() < SchemaReferences.LONGEST_WAY && unfolding.add(target)) {
      unfold(target);
      unfolding.remove(target);
    }
  }
}
