package io.turnpike.routing.conversion.difference;

import io.turnpike.routing.conversion.difference.Changes.Fact;
import io.turnpike.routing.plan.RoutePlan.Target;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Compares two nodes and all below them. */
final class Comparison {

  private static final Set<String> ORDERED = Set.of("fallback", "canary", "single");

  private final Changes changes;

  Comparison(Changes changes) {
    this.changes = changes;
  }

  void compare(Shape before, Shape after) {
    if (before.target() != null && after.target() != null) {
      targets(before.target(), after.target());
    } else {
      branches(before, after);
    }
    settings(before, after);
    detours(before, after);
  }

  private void branches(Shape before, Shape after) {
    if (!before.mode().equals(after.mode())) {
      String change =
          Wording.change("The mode " + Texts.place(after.at()), before.mode(), after.mode());
      changes.add(after.at(), change + ".");
    }
    Matching matching = Matching.of(before.choices(), after.choices());
    new Membership(changes, before, after, matching).compare();
    if (ORDERED.contains(before.mode()) && ORDERED.contains(after.mode())) {
      order(matching, Wording.group(after));
    }
    Conditions.compare(before, after, matching, changes);
    below(matching);
  }

  private void below(Matching matching) {
    for (Matching.Pair pair : matching.pairs()) {
      if (pair.before() != null) {
        compare(pair.before().shape(), pair.after().shape());
      }
    }
  }

  private void order(Matching matching, String group) {
    List<Matching.Pair> kept = matching.pairs().stream().filter(p -> p.from() >= 0).toList();
    Set<Integer> moved = Moves.of(kept.stream().map(Matching.Pair::from).toList());
    for (int i = 0; i < kept.size(); i++) {
      Matching.Pair pair = kept.get(i);
      if (moved.contains(pair.from())) {
        Member member = pair.after();
        int place = matching.pairs().indexOf(pair) + 1;
        changes.add(
            member.shape().at(),
            "Moved %s from place %d to place %d of %s."
                .formatted(member.label(), pair.from() + 1, place, group));
      }
    }
  }

  private void targets(Target before, Target after) {
    String label = Shape.leaf(after).label();
    if (!Objects.equals(before.name(), after.name())) {
      changes.add(after.at(), renamed(before, after));
    }
    Map<String, String> old = Facts.of(before);
    Map<String, String> now = Facts.of(after);
    for (String key : keys(old, now)) {
      Fact fact = new Fact(key, old.get(key), now.get(key));
      if (!Objects.equals(fact.before(), fact.after())) {
        fact(after, label, fact);
      }
    }
  }

  private void fact(Target target, String label, Fact fact) {
    if (fact.key().equals("timeouts.total")) {
      changes.once(fact);
    } else {
      changes.fact(target.at(), label, fact);
    }
  }

  private static String renamed(Target before, Target after) {
    String old = Shape.leaf(before).label();
    return after.name() == null
        ? "Target " + old + " has no name any more."
        : "Target " + old + " is now called \"" + after.name() + "\".";
  }

  private void settings(Shape before, Shape after) {
    for (String key : keys(before.settings(), after.settings())) {
      String old = before.settings().get(key);
      String now = after.settings().get(key);
      if (!Objects.equals(old, now) && !key.equals("default")) {
        String what = "In " + Wording.group(after) + ", " + Wording.change(key, old, now) + ".";
        changes.add(after.at(), what);
      }
    }
  }

  private void detours(Shape before, Shape after) {
    for (String key : keys(before.detours(), after.detours())) {
      List<Member> old = before.detours().getOrDefault(key, List.of());
      List<Member> now = after.detours().getOrDefault(key, List.of());
      Matching matching = Matching.of(old, now);
      String group = key + " " + Texts.place(after.at());
      Membership.tell(changes, matching, group);
      order(matching, group);
      below(matching);
    }
  }

  private static Set<String> keys(Map<String, ?> one, Map<String, ?> other) {
    Set<String> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    return keys;
  }
}
