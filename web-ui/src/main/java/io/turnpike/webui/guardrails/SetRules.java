package io.turnpike.webui.guardrails;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.DocumentText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A set's document, of which single checks are read and changed; whatever else it has stays. */
final class SetRules {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final String INPUT = "input_guardrails";
  private static final String OUTPUT = "output_guardrails";
  private static final String ACTION = "action";
  private static final String DENY = "deny";
  private static final String PREFIX = "default.";

  private final ObjectNode document;

  private SetRules(ObjectNode document) {
    this.document = document;
  }

  /** Throws InvalidInput for what is no JSON object. */
  static SetRules of(String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode document) {
        return new SetRules(document);
      }
    } catch (JacksonException unreadable) {
      // Falls through to the one sentence that says what is wanted.
    }
    throw InvalidInput.at(
        "", "The document must be a JSON object before checks can be written into it.");
  }

  String text() {
    return DocumentText.of(document);
  }

  /** What follows from the check; empty where there is none. */
  String action(CommonCheck check) {
    List<ObjectNode> entries = entries(check);
    return entries.isEmpty() ? "" : action(entries.getFirst(), check);
  }

  /** The words that are not to be said. */
  List<String> words() {
    return entries(CommonCheck.WORDS).stream()
        .limit(1)
        .flatMap(entry -> strings(parameters(entry, CommonCheck.WORDS).path(DENY)))
        .toList();
  }

  void remove(CommonCheck check) {
    for (String side : List.of(INPUT, OUTPUT)) {
      if (document.path(side) instanceof ArrayNode list) {
        list.removeIf(entry -> name(entry, check) != null);
      }
    }
  }

  /** Wherever it is; where it is not, it is added. */
  void put(CommonCheck check, String action) {
    if (entries(check).isEmpty()) {
      add(INPUT, check);
      if (check.ofAnswers()) {
        add(OUTPUT, check);
      }
    }
    entries(check).forEach(entry -> act(entry, check, action));
  }

  void words(List<String> words) {
    for (ObjectNode entry : entries(CommonCheck.WORDS)) {
      if (entry.path(String.valueOf(name(entry, CommonCheck.WORDS))) instanceof ObjectNode given) {
        ArrayNode list = given.putArray(DENY);
        words.forEach(list::add);
      }
    }
  }

  private void add(String side, CommonCheck check) {
    ArrayNode list =
        document.path(side) instanceof ArrayNode there ? there : document.putArray(side);
    list.addObject().putObject(check.check());
  }

  private static void act(ObjectNode entry, CommonCheck check, String action) {
    entry.remove(DENY);
    if (parameters(entry, check) instanceof ObjectNode inside && inside.has(ACTION)) {
      inside.put(ACTION, action);
    } else {
      entry.put(ACTION, action);
    }
  }

  private static String action(ObjectNode entry, CommonCheck check) {
    JsonNode inside = parameters(entry, check).path(ACTION);
    JsonNode given = inside.isString() ? inside : entry.path(ACTION);
    return given.asString(entry.path(DENY).asBoolean(false) ? DENY : "flag");
  }

  private static JsonNode parameters(ObjectNode entry, CommonCheck check) {
    return entry.path(String.valueOf(name(entry, check)));
  }

  /** Those of requests first. */
  private List<ObjectNode> entries(CommonCheck check) {
    List<ObjectNode> entries = new ArrayList<>();
    for (String side : List.of(INPUT, OUTPUT)) {
      for (JsonNode each : document.path(side)) {
        if (each instanceof ObjectNode entry && name(entry, check) != null) {
          entries.add(entry);
        }
      }
    }
    return entries;
  }

  /** As it is written there; null where it is another check. */
  private static @Nullable String name(JsonNode entry, CommonCheck check) {
    if (entry.has(check.check())) {
      return check.check();
    }
    return entry.has(PREFIX + check.check()) ? PREFIX + check.check() : null;
  }

  private static Stream<String> strings(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(JsonNode::isString)
        .map(JsonNode::asString);
  }
}
