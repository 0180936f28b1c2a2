package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Grammar;
import io.turnpike.routing.conversion.report.Source;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists of guardrails, element by element, and check by check where one of them is not ours. */
final class GuardrailWords {

  private static final String HOSTED =
      "Left out: it names a guardrail that is kept at Portkey. Write its checks here, or make a set"
          + " of guardrails of them; requests pass unchecked by it until then.";
  private static final String UNCHECKED = " Requests pass unchecked by it.";

  private static final String CLOSED =
      " What cannot be checked is refused; \"on_error\": \"pass\" lets it by.";

  /** What stands beside checks. */
  private static final Set<String> BESIDE =
      Set.of("type", "id", "name", "deny", "async", "sequential", "on_fail", "on_success");

  private final String key;
  private final ArrayNode kept;

  private GuardrailWords(String key, ArrayNode kept) {
    this.key = key;
    this.kept = kept;
  }

  /**
   * @param key of ours; what is carried goes behind what is there already
   */
  static void carry(Source list, String key, ObjectNode document) {
    if (!list.json().isArray()) {
      list.lost("Left out: guardrails are a list.");
      return;
    }
    if (list.json().isEmpty()) {
      list.carried("Says nothing: the list is empty.");
      return;
    }
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    GuardrailWords words = new GuardrailWords(key, kept);
    list.children().forEach(words::element);
    if (!kept.isEmpty()) {
      document.withArrayProperty(key).addAll(kept);
    }
  }

  private void element(Source element) {
    if (!element.json().isObject() || isHosted(element.json())) {
      element.lost(HOSTED);
      return;
    }
    PlainGuardrail plain = PlainGuardrail.of(element.json());
    if (refusal(plain.json()) == null) {
      kept.add(plain.json());
      tell(element, plain);
    } else {
      pieces(element, plain.json());
    }
  }

  private static boolean isHosted(JsonNode element) {
    return element.has("id")
        && !element.has("checks")
        && element.propertyNames().stream().allMatch(BESIDE::contains);
  }

  private @Nullable String refusal(ObjectNode element) {
    return Grammar.refusal(key, JsonNodeFactory.instance.arrayNode().add(element));
  }

  private static void tell(Source element, PlainGuardrail plain) {
    boolean denies = plain.json().path("deny").asBoolean(false);
    String same =
        "The same, in every turn and dialect and in streams too."
            + (denies ? CLOSED : "");
    if (denies || !plain.changes().isEmpty()) {
      element.adjusted(same + plain.changes());
    } else {
      element.carried(same);
    }
  }

  /** Without those of its checks that are none here. */
  private void pieces(Source element, ObjectNode plain) {
    ObjectNode left = plain.deepCopy();
    int checks = 0;
    Source list = element.get("checks");
    for (Source child : element.children()) {
      if (child.key().equals("checks")) {
        checks += checks(child, left);
      } else if (list == null && !BESIDE.contains(child.key())) {
        boolean same = plain.path(child.key()).equals(child.json());
        checks += keeps(child, alone(plain, child.key()), same) ? 1 : removed(left, child.key());
      } else {
        beside(child, left);
      }
    }
    if (checks > 0 && refusal(left) == null) {
      kept.add(left);
    } else if (checks > 0) {
      element.lost(Grammar.leftOut(String.valueOf(refusal(left))) + UNCHECKED);
    }
  }

  private static void beside(Source field, ObjectNode left) {
    if (field.key().equals("deny") && left.path("deny").asBoolean(false)) {
      field.adjusted("The same." + CLOSED);
    } else if (left.has(field.key())) {
      field.carried(NodeWords.SAME);
    } else {
      field.lost("Left out: it means nothing here.");
    }
  }

  private int checks(Source list, ObjectNode left) {
    ArrayNode checks = left.putArray("checks");
    JsonNode plain = PlainGuardrail.checks(list.json());
    int i = 0;
    for (Source check : list.children()) {
      JsonNode one = plain.path(i++);
      ObjectNode alone = JsonNodeFactory.instance.objectNode();
      alone.putArray("checks").add(one);
      if (keeps(check, alone, one.equals(check.json()))) {
        checks.add(one);
      }
    }
    if (list.children().isEmpty()) {
      list.lost("Left out: it has no checks.");
    }
    return checks.size();
  }

  private static ObjectNode alone(ObjectNode plain, String name) {
    return JsonNodeFactory.instance.objectNode().set(name, plain.path(name));
  }

  private static int removed(ObjectNode left, String name) {
    left.remove(name);
    return 0;
  }

  private boolean keeps(Source check, ObjectNode alone, boolean same) {
    String refusal = refusal(alone);
    if (refusal == null && same) {
      check.carried(NodeWords.SAME);
    } else if (refusal == null) {
      check.adjusted("The same, without headers of webhooks and without fetching addresses.");
    } else {
      check.lost(Grammar.leftOut(refusal) + UNCHECKED);
    }
    return refusal == null;
  }
}
