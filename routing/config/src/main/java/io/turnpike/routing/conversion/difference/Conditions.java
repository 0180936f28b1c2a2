package io.turnpike.routing.conversion.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The conditions of two conditionals, after their targets have been matched. */
final class Conditions {

  private final Changes changes;
  private final String at;

  private Conditions(Changes changes, String at) {
    this.changes = changes;
    this.at = at;
  }

  static void compare(Shape before, Shape after, Matching matching, Changes changes) {
    if (before.mode().equals("conditional") && after.mode().equals("conditional")) {
      Map<String, String> names = names(matching);
      List<Condition> old = before.conditions().stream().map(c -> renamed(c, names)).toList();
      Conditions comparison = new Conditions(changes, after.at());
      comparison.conditions(old, after.conditions());
      comparison.otherwise(label(before.settings().get("default"), names), after);
    }
  }

  /** What targets are called now, by what they were called. */
  private static Map<String, String> names(Matching matching) {
    Map<String, String> names = new HashMap<>();
    for (Matching.Pair pair : matching.pairs()) {
      if (pair.before() != null) {
        names.put(pair.before().label(), pair.after().label());
      }
    }
    return names;
  }

  private static Condition renamed(Condition condition, Map<String, String> names) {
    String label = "\"" + condition.then() + "\"";
    String now = names.getOrDefault(label, label);
    return new Condition(condition.query(), now.substring(1, now.length() - 1));
  }

  private static @Nullable String label(@Nullable String old, Map<String, String> names) {
    return old == null ? null : names.getOrDefault(old, old);
  }

  private void conditions(List<Condition> before, List<Condition> after) {
    List<Condition> gone = new ArrayList<>(before);
    List<Condition> added = new ArrayList<>();
    List<Condition> kept = new ArrayList<>();
    for (Condition condition : after) {
      if (gone.remove(condition)) {
        kept.add(condition);
      } else {
        added.add(condition);
      }
    }
    added.forEach(condition -> changed(condition, gone));
    gone.forEach(condition -> tell("no longer go", condition));
    order(before, kept);
  }

  /** The same target asked for by another query, or the same query leading elsewhere. */
  private void changed(Condition now, List<Condition> gone) {
    for (Condition old : gone) {
      if (old.then().equals(now.then()) || old.query().equals(now.query())) {
        gone.remove(old);
        changes.add(at, sentence(old, now));
        return;
      }
    }
    tell("now go", now);
  }

  private static String sentence(Condition old, Condition now) {
    return old.query().equals(now.query())
        ? "Requests where %s go to \"%s\" instead of \"%s\"."
            .formatted(Texts.cut(now.query()), now.then(), old.then())
        : "Requests go to \"%s\" where %s, before it was where %s."
            .formatted(now.then(), Texts.cut(now.query()), Texts.cut(old.query()));
  }

  private void tell(String verb, Condition condition) {
    changes.add(
        at,
        "Requests where %s %s to \"%s\"."
            .formatted(Texts.cut(condition.query()), verb, condition.then()));
  }

  private void order(List<Condition> before, List<Condition> kept) {
    List<Condition> old = before.stream().filter(kept::contains).toList();
    if (!old.equals(kept)) {
      changes.add(at, "The conditions " + Texts.place(at) + " are asked in another order.");
    }
  }

  private void otherwise(@Nullable String old, Shape after) {
    String now = after.settings().get("default");
    if (!Objects.equals(old, now)) {
      String what = "what no condition takes";
      changes.add(
          at,
          old == null
              ? "Now " + now + " serves " + what + "; it was refused."
              : now == null
                  ? "Requests that no condition takes are refused; " + old + " served them."
                  : "Now " + now + " serves " + what + ", before it was " + old + ".");
    }
  }
}
