package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a strategy says beside its mode. Classes of failures become the statuses they mostly have.
 */
final class ExportedSettings {

  private static final Pattern HASHED = Pattern.compile("(metadata|params|headers)\\..+");

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

  private ExportedSettings() {}

  static void write(PortkeyObject strategy, ObjectNode kept) {
    codes(strategy, kept);
    strategy.words().forEach((key, field) -> setting(key, field, kept));
  }

  private static void setting(String key, Source field, ObjectNode kept) {
    switch (key) {
      case "mode", "on", "on_status_codes", "conditions", "default" -> {}
      case "cb_config" -> Breakers.export(field, kept);
      case "sticky", "sticky_session" -> sticky(field, kept);
      case "percent" -> field.adjusted("Became the targets' weights.");
      case "allow_fallbacks" -> allowFallbacks(field);
      default -> field.lost("Left out: Portkey has nothing like it.");
    }
  }

  private static void allowFallbacks(Source field) {
    if (field.json().booleanValue()) {
      field.lost("Left out: this mode tries no other target at Portkey.");
    } else {
      field.carried("Always so at Portkey.");
    }
  }

  private static void codes(PortkeyObject strategy, ObjectNode kept) {
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
      list.carried(NodeWords.SAME);
    } else {
      list.lost("Left out: this mode tries no other target at Portkey.");
    }
  }

  /** Portkey can hash metadata, parameters and headers only. */
  private static void sticky(Source sticky, ObjectNode kept) {
    ArrayNode fields = JsonNodeFactory.instance.arrayNode();
    Source listed = PortkeyObject.of(sticky).get("hash_fields");
    int all = listed == null ? 0 : listed.children().size();
    if (listed != null) {
      listed.children().forEach(field -> addField(field, fields));
    }
    if (fields.isEmpty()) {
      sticky.lost("Left out: Portkey can only hash metadata, parameters and headers.");
      return;
    }
    ObjectNode written = kept.putObject("sticky");
    boolean enabled = sticky.json().path("enabled").asBoolean(true);
    written.put("enabled", enabled).set("hash_fields", fields);
    if (sticky.get("ttl") != null) {
      written.set("ttl", sticky.json().get("ttl"));
    }
    tellSticky(sticky, all - fields.size());
  }

  private static void addField(Source field, ArrayNode fields) {
    String text = String.valueOf(field.text());
    if (HASHED.matcher(text).matches()) {
      fields.add(text);
    }
  }

  private static void tellSticky(Source sticky, int dropped) {
    if (dropped == 0) {
      sticky.carried("Means the same; Portkey forgets a choice after its \"ttl\".");
    } else {
      sticky.adjusted(
          dropped + " left out: Portkey can only hash metadata, parameters and headers.");
    }
  }
}
