package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Grammar;
import io.turnpike.routing.conversion.report.Source;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code retry}. */
final class RetryWords {

  private static final int MOST = 5;

  private RetryWords() {}

  static void carry(Source retry, ObjectNode target) {
    if (retry.json().isIntegralNumber()) {
      target.putObject("retry").put("attempts", attempts(retry));
      return;
    }
    PortkeyObject node = PortkeyObject.of(retry);
    Source attempts = node.get("attempts");
    if (attempts == null || !attempts.json().isIntegralNumber()) {
      retry.lost("Left out: it does not say how many \"attempts\" there may be.");
      return;
    }
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    kept.put("attempts", attempts(attempts));
    node.words().forEach((word, field) -> carry(word, field, kept));
    target.set("retry", kept);
  }

  private static int attempts(Source attempts) {
    long asked = attempts.json().asLong(MOST + 1);
    int kept = Math.clamp(asked, 0, MOST);
    if (kept == asked) {
      attempts.carried(NodeWords.SAME);
    } else {
      attempts.adjusted("Became " + kept + ": a target is tried again 0 to " + MOST + " times.");
    }
    return kept;
  }

  private static void carry(String word, Source field, ObjectNode kept) {
    switch (word) {
      case "attempts" -> {}
      case "on_status_codes" -> statusCodes(field, kept);
      case "use_retry_after_header", "use_retry_after_headers" -> header(field, kept);
      default -> other(word, field, kept);
    }
  }

  private static void header(Source field, ObjectNode kept) {
    if (!field.json().isBoolean() || kept.has("use_retry_after_headers")) {
      field.lost("Left out: it is neither true nor false, or said twice.");
      return;
    }
    kept.set("use_retry_after_headers", field.json());
    if (field.json().booleanValue()) {
      field.carried("Means the same here, where a date is understood as well.");
    } else {
      field.carried(NodeWords.SAME);
    }
  }

  private static void other(String word, Source field, ObjectNode kept) {
    ObjectNode alone = JsonNodeFactory.instance.objectNode().put("attempts", 1);
    JsonNode value = field.json();
    if (Grammar.keeps(field, Grammar.refusal("retry", alone.set(word, value)))) {
      kept.set(word, value);
      field.carried(NodeWords.SAME);
    }
  }

  /** {@code on_status_codes}, where Portkey has statuses that no provider answers with. */
  static void statusCodes(Source list, ObjectNode target) {
    Set<Integer> codes = new LinkedHashSet<>();
    int given = list.children().size();
    list.children().forEach(code -> addStatus(code, codes));
    if (codes.isEmpty()) {
      list.lost("Left out: it names no status from 400 to 599.");
      return;
    }
    ArrayNode kept = target.putArray("on_status_codes");
    codes.forEach(kept::add);
    noteDropped(list, given - codes.size());
  }

  private static void addStatus(Source code, Set<Integer> codes) {
    boolean whole = code.json().isIntegralNumber() && code.json().canConvertToInt();
    if (whole && code.json().intValue() >= 400 && code.json().intValue() <= 599) {
      codes.add(code.json().intValue());
    }
  }

  private static void noteDropped(Source list, int dropped) {
    if (dropped == 0) {
      list.carried(NodeWords.SAME);
    } else {
      list.adjusted(
          dropped + " left out: only statuses of failures count, 400 to 599, and each once.");
    }
  }
}
