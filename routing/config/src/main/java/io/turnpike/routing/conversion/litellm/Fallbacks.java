package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.conversion.report.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which groups follow which, for failures of a kind. */
final class Fallbacks {

  private static final String ANY = "*";
  private static final String WRITTEN = "Written into the config, behind its own targets.";
  private static final String PARTLY =
      "Written into the config, without those that are no model group of the file.";

  private final Groups groups;
  private final Map<String, Map<String, Rule>> rules = new HashMap<>();

  Fallbacks(Groups groups) {
    this.groups = groups;
  }

  /** What the file says follows a group. */
  private record Rule(Source source, List<String> next) {}

  /** {@code [{group: [groups]}]}; the field's name says for which failures. */
  void read(Source field) {
    for (Source element : field.children()) {
      element.children().forEach(rule -> add(field.key(), rule.key(), rule));
    }
  }

  /** {@code [groups]}: they follow every group without a rule of its own. */
  void readDefault(Source field) {
    add("fallbacks", ANY, field);
  }

  private void add(String kind, String group, Source rule) {
    List<String> next =
        rule.children().stream().map(this::known).filter(n -> !n.isEmpty()).toList();
    boolean usable = group.equals(ANY) || groups.get(group) != null;
    Map<String, Rule> known = rules.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
    if (!usable || next.isEmpty() || known.containsKey(group)) {
      rule.lost("Left out: it is about no model group, names none, or was said before.");
      return;
    }
    known.put(group, new Rule(rule, next));
    tell(rule, next);
  }

  private static void tell(Source rule, List<String> next) {
    if (next.size() == rule.json().size()) {
      rule.carried(WRITTEN);
    } else {
      rule.adjusted(PARTLY);
    }
  }

  private String known(Source name) {
    String group = name.text();
    return group == null || groups.get(group) == null ? "" : group;
  }

  /** All groups that may follow it, in order, each once. */
  List<String> after(String group) {
    Set<String> order = new LinkedHashSet<>();
    follow(group, List.of(group), order);
    order.remove(group);
    return List.copyOf(order);
  }

  private void follow(String group, List<String> way, Set<String> order) {
    Rule rule = rule("fallbacks", group);
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
      boolean all = rule.next.size() == rule.source.json().size();
      rule.source.adjusted(
          (all ? WRITTEN : PARTLY) + " It leads round in a circle; each group is tried once.");
    }
  }

  /** The groups for requests that fail in this way, as the file lists them. */
  List<String> special(String kind, String group) {
    Rule rule = rule(kind, group);
    return rule == null
        ? List.of()
        : rule.next.stream().filter(next -> !next.equals(group)).distinct().toList();
  }

  private @Nullable Rule rule(String kind, String group) {
    Map<String, Rule> known = rules.getOrDefault(kind, Map.of());
    Rule own = known.get(group);
    return own == null ? known.get(ANY) : own;
  }
}
