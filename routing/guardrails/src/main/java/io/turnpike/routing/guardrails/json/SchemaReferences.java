package io.turnpike.routing.guardrails.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where the references of a schema lead: to something that is there, and not back to where they
 * stand before a value was gone into. Schemas with several {@code $id} are left to the validator,
 * since there a reference begins at the nearest.
 */
final class SchemaReferences {

  /** Words whose schemas are about the same value. */
  private static final List<String> SAME_VALUE =
      List.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else");

  /** Nobody writes as many, and each takes some of the stack. */
  static final int LONGEST_WAY = 200;

  private final JsonNode root;
  private final boolean single;
  private final Set<JsonNode> meeting = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<JsonNode> settled = Collections.newSetFromMap(new IdentityHashMap<>());

  SchemaReferences(JsonNode root) {
    this.root = root;
    this.single = root.findValues("$id").size() <= (root.has("$id") ? 1 : 0);
  }

  /** What is wrong with a reference; null where it leads to something. */
  @Nullable String mistake(String reference) {
    boolean known =
        !single || reference.contains("%") || target(reference) != null || isName(reference);
    return known ? null : "leads nowhere: there is no \"" + reference + "\" in the schema.";
  }

  /**
   * Whether a value that is held against this is held against it again, and so without end. More
   * than {@link #LONGEST_WAY} schemas in a row count as that.
   */
  boolean circles(JsonNode schema) {
    if (!schema.isObject() || settled.contains(schema)) {
      return false;
    }
    if (meeting.size() >= LONGEST_WAY || !meeting.add(schema)) {
      return true;
    }
    boolean circles = false;
    for (JsonNode next : ofTheSame(schema)) {
      circles |= circles(next);
    }
    meeting.remove(schema);
    settled.add(schema);
    return circles;
  }

  private List<JsonNode> ofTheSame(JsonNode schema) {
    List<JsonNode> all = new ArrayList<>();
    for (String word : SAME_VALUE) {
      JsonNode under = schema.path(word);
      if (under.isArray()) {
        under.forEach(all::add);
      } else {
        all.add(under);
      }
    }
    JsonNode target = target(schema.path("$ref").asString(""));
    if (target != null && single) {
      all.add(target);
    }
    return all;
  }

  private @Nullable JsonNode target(String reference) {
    boolean pointer = reference.equals("#") || reference.startsWith("#/");
    JsonNode target = pointer ? root.at(JsonPointer.compile(reference.substring(1))) : null;
    return target == null || target.isMissingNode() ? null : target;
  }

  private boolean isName(String reference) {
    String name = reference.substring(1);
    return List.of("$anchor", "$dynamicAnchor", "id").stream()
        .flatMap(word -> root.findValuesAsString(word).stream())
        .anyMatch(name::equals);
  }
}
