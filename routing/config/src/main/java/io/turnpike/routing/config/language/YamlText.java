package io.turnpike.routing.config.language;

import io.turnpike.routing.DocumentText;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML 1.2 document as JSON text, by the core schema: {@code no} is a word and {@code 1:30} no
 * number. Anchors are followed as long as the result stays small; what JSON cannot say is a
 * mistake.
 */
public final class YamlText {

  private static final int DEEPEST = 64;
  private static final int MOST_ALIASES = 100;
  private static final int MOST_NODES = 50_000;
  private static final JsonNodeFactory JSON = new JsonNodeFactory();
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setMaxAliasesForCollections(MOST_ALIASES)
          .setCodePointLimit(JsonText.LONGEST)
          .setAllowNonScalarKeys(true)
          .setUseMarks(true)
          .build();

  private final Mistakes mistakes;
  private int nodes;

  private YamlText(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** InvalidInput, with lines and columns, when it is no YAML or more than JSON. */
  public static String json(String yaml) {
    Mistakes mistakes = new Mistakes();
    JsonNode tree = JsonText.isBearable(yaml, mistakes) ? new YamlText(mistakes).read(yaml) : null;
    mistakes.refuse();
    return DocumentText.of(Objects.requireNonNull(tree));
  }

  private @Nullable JsonNode read(String yaml) {
    try {
      return isFlat(yaml) ? root(new Compose(SETTINGS).composeAllFromString(yaml)) : null;
    } catch (MarkedYamlEngineException broken) {
      String problem = String.valueOf(broken.getProblem());
      String place = broken.getProblemMark().map(YamlScalar::place).orElse("");
      mistakes.add(Pointer.ROOT, "This is not YAML: " + place + problem + ".");
      return null;
    } catch (YamlEngineException broken) {
      mistakes.add(Pointer.ROOT, "This is not YAML: " + broken.getMessage());
      return null;
    }
  }

  /** Before anything recursive looks at it. */
  private boolean isFlat(String yaml) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(yaml)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth > DEEPEST) {
        mistakes.add(Pointer.ROOT, YamlScalar.place(event.getStartMark()) + deeper());
        return false;
      }
    }
    return true;
  }

  private @Nullable JsonNode root(Iterable<Node> documents) {
    Iterator<Node> each = documents.iterator();
    if (!each.hasNext()) {
      mistakes.add(Pointer.ROOT, "The document is empty.");
      return null;
    }
    JsonNode root = node(each.next(), Pointer.ROOT, 0);
    if (each.hasNext()) {
      mistakes.add(Pointer.ROOT, "There is more than one YAML document; keep one.");
    }
    return root;
  }

  private JsonNode node(Node node, Pointer at, int depth) {
    if (++nodes > MOST_NODES || depth > DEEPEST) {
      String what = depth > DEEPEST ? deeper() : "the aliases make too much of it.";
      if (nodes <= MOST_NODES + 1) {
        mistakes.add(at, YamlScalar.place(node.getStartMark()) + what);
        nodes = MOST_NODES + 1;
      }
      return JSON.nullNode();
    }
    return switch (node) {
      case MappingNode mapping -> object(mapping, at, depth);
      case SequenceNode sequence -> list(sequence, at, depth);
      case ScalarNode scalar -> YamlScalar.json(scalar, at, mistakes);
      default -> throw new IllegalStateException("Not a node of YAML: " + node.getNodeType());
    };
  }

  private JsonNode object(MappingNode mapping, Pointer at, int depth) {
    YamlScalar.refuseTag(mapping, at, mistakes);
    ObjectNode object = JSON.objectNode();
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = key(tuple.getKeyNode(), at, seen);
      if (key != null) {
        object.set(key, node(tuple.getValueNode(), at.to(key), depth + 1));
      }
    }
    return object;
  }

  private @Nullable String key(Node node, Pointer at, Set<String> seen) {
    String place = YamlScalar.place(node.getStartMark());
    if (!(node instanceof ScalarNode scalar)) {
      mistakes.add(at, place + "a key must be a word, not a list or an object.");
      return null;
    }
    String key = scalar.getValue();
    if (!seen.add(key)) {
      mistakes.add(at.to(key), place + Spelling.quoted(key) + " appears more than once; keep one.");
      return null;
    }
    return key;
  }

  private ArrayNode list(SequenceNode sequence, Pointer at, int depth) {
    YamlScalar.refuseTag(sequence, at, mistakes);
    ArrayNode list = JSON.arrayNode();
    for (Node element : sequence.getValue()) {
      list.add(node(element, at.to(list.size()), depth + 1));
    }
    return list;
  }

  private static String deeper() {
    return "the document is nested deeper than " + DEEPEST + " levels.";
  }
}
