package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code on} and {@code on_status_codes}: classes of failures as the statuses they mostly have. */
final class ExportedCodes {

  private static final Map<String, List<Integer>> STATUSES =
      Map.ofEntries(
          Map.entry("rate_limited", List.of(429)),
          Map.entry("quota_exhausted", List.of(402, 429)),
          Map.entry("overloaded", List.of(503, 529)),
          Map.entry("server_error", List.of(500, 502, 503, 504)),
          Map.entry("timeout", List.of(408, 504)),
          Map.entry("connection", List.of(500, 502, 503)),
          Map.entry("auth", List.of(401, 403)),
          Map.entry("not_found", List.of(404)),
          Map.entry("bad_request", List.of(400, 422)),
          Map.entry("context_length", List.of(400, 413)),
          Map.entry("content_filter", List.of(400)),
          Map.entry("invalid_response", List.of(500, 502)),
          Map.entry("breaker_open", List.of(503)));

  private ExportedCodes() {}

  static void write(PortkeyObject strategy, ObjectNode kept) {
    boolean goesOn = kept.path("mode").asString("").equals("fallback");
    TreeSet<Integer> codes = new TreeSet<>();
    Source classes = strategy.get("on");
    Source listed = strategy.get("on_status_codes");
    if (classes != null) {
      classes(classes, goesOn, codes);
    }
    if (listed != null) {
      listed(listed, goesOn, codes);
    }
    if (goesOn && !codes.isEmpty()) {
      ArrayNode list = kept.putArray("on_status_codes");
      codes.forEach(list::add);
    }
  }

  private static void classes(Source on, boolean goesOn, TreeSet<Integer> codes) {
    on.children().forEach(word -> codes.addAll(statuses(word)));
    if (goesOn) {
      on.adjusted("Became \"on_status_codes\": the statuses such failures mostly have.");
    } else {
      on.lost("Left out: this mode tries no other target at Portkey.");
    }
  }

  private static List<Integer> statuses(Source word) {
    return STATUSES.getOrDefault(String.valueOf(word.text()), List.of());
  }

  private static void listed(Source list, boolean goesOn, TreeSet<Integer> codes) {
    list.children().forEach(code -> codes.add(code.json().asInt()));
    if (goesOn) {
      list.carried(PlainWords.SAME);
    } else {
      list.lost("Left out: this mode tries no other target at Portkey.");
    }
  }
}
