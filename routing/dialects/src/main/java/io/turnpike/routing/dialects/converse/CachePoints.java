package io.turnpike.routing.dialects.converse;

import io.turnpike.routing.dialects.json.JsonTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Marks up to which a prompt is to be kept for the next time: elements of their own, behind what
 * they mark. Models that keep none refuse the whole request, and a mark changes no answer.
 */
final class CachePoints {

  static final String MARK = "cache_control";

  private static final String POINT = "cachePoint";

  private final ModelFamily family;
  private final LostNames lost;

  CachePoints(ModelFamily family, LostNames lost) {
    this.family = family;
    this.lost = lost;
  }

  static boolean isMarked(JsonNode part) {
    return part.path(MARK).isObject();
  }

  /** The mark behind what is there already, which must not be nothing and not have one yet. */
  void add(JsonNode marked, ArrayNode to) {
    if (!isMarked(marked)) {
      return;
    }
    boolean may = !to.isEmpty() && !to.path(to.size() - 1).has(POINT);
    if (family.keepsPrompts() && may) {
      to.add(point(marked.path(MARK)));
    } else if (!family.keepsPrompts() || to.isEmpty()) {
      lost.add(MARK);
    }
  }

  private ObjectNode point(JsonNode mark) {
    ObjectNode point = JsonTree.object();
    ObjectNode inner = point.putObject(POINT).put("type", "default");
    if (family == ModelFamily.CLAUDE && mark.path("ttl").asString("").equals("1h")) {
      inner.put("ttl", "1h");
    }
    return point;
  }
}
