package io.turnpike.routing.conversion.litellm;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.conversion.report.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which groups follow which, for failures of a kind. */
final class Fallbacks {

  private static final String ANY = "*";
  private static final String GENERAL = "fallbacks";
  private static final int MOST_SHOWN = 5;

  private final Groups groups;
  private final Map<String, Map<String, Rule>> rules = new HashMap<>();

  Fallbacks(Groups groups) {
    this.groups = groups;
  }

  /**
   * What the file says follows a group.
   *
   * @param sentence what a report says of it
   */
  private record Rule(Source source, List<String> next, String sentence) {}

  /** {@code [{group: [groups]}]}; the field's name says for which failures. */
  void read(Source field) {
    for (Source element : field.children()) {
      element.children().forEach(rule -> add(field.key(), rule.key(), rule));
    }
  }

  /** {@code [groups]}: they follow every group without a rule of its own. */
  void readDefault(Source field) {
    add(GENERAL, ANY, field);
  }

  private void add(String kind, String group, Source rule) {
    List<String> named = rule.children().stream().map(Fallbacks::named).toList();
    List<String> next = named.stream().filter(name -> groups.serving(name) != null).toList();
    List<String> strange = named.stream().filter(name -> !next.contains(name)).toList();
    Map<String, Rule> known = rules.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
    String fault = fault(group, next, strange, known);
    if (fault != null) {
      rule.lost("Left out: " + fault);
      return;
    }
    Rule kept = new Rule(rule, next, sentence(kind, strange));
    known.put(group, kept);
    tell(kept, strange.isEmpty());
  }

  /** A group, or an object that says what else is to be set. */
  private static String named(Source next) {
    return next.json().isObject()
        ? next.json().path("model").asString("")
        : next.json().asString("");
  }

  private @Nullable String fault(
      String group, List<String> next, List<String> strange, Map<String, Rule> known) {
    if (!group.equals(ANY) && groups.get(group) == null) {
      return quoted(group) + " is no model group of the file.";
    }
    if (known.containsKey(group)) {
      return "what follows " + quoted(group) + " was said before.";
    }
    if (!next.isEmpty()) {
      return null;
    }
    return strange.isEmpty() ? "it names no group." : listed(strange) + " of the file.";
  }

  private static String sentence(String kind, List<String> strange) {
    String written =
        kind.equals(GENERAL)
            ? "Written into the config, behind its own targets, for every failure"
            : "Written into the config, for such failures";
    return strange.isEmpty() ? written + "." : written + ", without " + listed(strange) + ".";
  }

  private static String listed(List<String> strange) {
    String names =
        strange.stream()
            .limit(MOST_SHOWN)
            .map(name -> quoted(name))
            .collect(Collectors.joining(", "));
    return names
        + (strange.size() > MOST_SHOWN ? ", …" : "")
        + (strange.size() == 1 ? ", which is no model group" : ", which are no model groups");
  }

  private static void tell(Rule rule, boolean whole) {
    if (whole) {
      rule.source.carried(rule.sentence);
    } else {
      rule.source.adjusted(rule.sentence);
    }
  }

  /** All groups that may follow it, in order, each once. */
  List<String> after(String group) {
    Set<String> order = new LinkedHashSet<>();
    follow(group, List.of(group), order);
    order.remove(group);
    return List.copyOf(order);
  }

  private void follow(String group, List<String> way, Set<String> order) {
    Rule rule = rule(GENERAL, group);
    for (String next : rule == null ? List.<String>of() : rule.next) {
      if (way.contains(next)) {
        leadsBack(rule);
      } else if (order.add(next)) {
        List<String> further = new ArrayList<>(way);
        further.add(next);
        follow(next, further, order);
      }
    }
  }

  private static void leadsBack(@Nullable Rule rule) {
    if (rule != null && !rule.source.key().equals("default_fallbacks")) {
      rule.source.adjusted(
          rule.sentence + " It leads round in a circle; each group is tried once.");
    }
  }

  /** The groups for requests that fail in this way, as the file lists them. */
  List<String> special(String kind, String group) {
    Rule rule = rule(kind, group);
    return rule == null
        ? List.of()
        : rule.next.stream().filter(next -> !next.equals(group)).distinct().toList();
  }

  /** Every group that may follow it, after whatever failure. */
  Set<String> others(String group) {
    Set<String> others = new LinkedHashSet<>(after(group));
    rules.keySet().forEach(kind -> others.addAll(special(kind, group)));
    return others;
  }

  private @Nullable Rule rule(String kind, String group) {
    Map<String, Rule> known = rules.getOrDefault(kind, Map.of());
    Rule own = known.get(group);
    return own == null ? known.get(ANY) : own;
  }
}
