package io.turnpike.routing.conversion.difference;

import io.turnpike.routing.ConfigConversion.Change;
import io.turnpike.routing.ConfigConversion.Difference;
import io.turnpike.routing.config.DocumentLanguage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was found, in the order found; the same change of several targets is told once. */
final class Changes {

  private static final int MOST = 200;
  private static final int MOST_NAMED = 3;

  /** Characters before the place where two long texts part. */
  private static final int CONTEXT = 20;

  private final Map<Object, Entry> entries = new LinkedHashMap<>();

  private record Fact(String key, @Nullable String before, @Nullable String after) {}

  private record Entry(String at, List<String> subjects, Fact fact) {

    Change told() {
      return new Change(at, subject(), fact.key, fact.before, fact.after);
    }

    private String subject() {
      String some = subjects.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
      return subjects.size() == 1
          ? some
          : subjects.size() + " targets: " + some + (subjects.size() > MOST_NAMED ? ", …" : "");
    }
  }

  /**
   * @param node whom it concerns
   */
  void add(String at, PlanNode node, String key, @Nullable String before, @Nullable String after) {
    Fact fact = new Fact(DocumentLanguage.visible(key), before, after);
    entries.put(List.of(entries.size()), new Entry(at, List.of(node.label()), fact));
  }

  /** As a text each; as JSON, from where they part, when their texts look the same. */
  void value(PlanNode node, String key, JsonNode before, JsonNode after) {
    boolean alike = Objects.equals(text(before), text(after));
    int from = alike ? parting(before.toString(), after.toString()) : 0;
    Fact fact =
        new Fact(
            DocumentLanguage.visible(key),
            alike ? rest(before.toString(), from) : text(before),
            alike ? rest(after.toString(), from) : text(after));
    Object identity = node.isTarget() ? fact : List.of(entries.size());
    entries
        .computeIfAbsent(identity, _ -> new Entry(node.at(), new ArrayList<>(), fact))
        .subjects
        .add(node.label());
  }

  private static int parting(String before, String after) {
    int same = Arrays.mismatch(before.toCharArray(), after.toCharArray());
    int from = Math.max(0, same - CONTEXT);
    return from > 0 && Character.isLowSurrogate(before.charAt(from)) ? from - 1 : from;
  }

  private static String rest(String json, int from) {
    return DocumentLanguage.visible((from == 0 ? "" : "…") + json.substring(from));
  }

  Difference told() {
    List<Change> first = entries.values().stream().limit(MOST).map(Entry::told).toList();
    return new Difference(first, entries.size() - first.size());
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isMissingNode()) {
      return null;
    }
    String text =
        value.isArray() && value.isEmpty()
            ? "none"
            : value.isArray() && value.valueStream().noneMatch(JsonNode::isContainer)
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : value.isContainer() ? value.toString() : value.asString("");
    return DocumentLanguage.visible(text);
  }
}
