package io.turnpike.routing.conversion.difference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a node chooses from, and with which weights or tiers. */
record Membership(Changes changes, Shape before, Shape after, Matching matching) {

  private static final double SAME = 1e-9;

  void compare() {
    tell(changes, matching, Wording.group(after));
    if (before.mode().equals(after.mode()) && !onlyScaled()) {
      matching.pairs().forEach(this::rank);
    }
  }

  static void tell(Changes changes, Matching matching, String group) {
    for (Matching.Pair pair : matching.pairs()) {
      if (pair.before() == null) {
        Member member = pair.after();
        changes.add(
            member.shape().at(), "Added " + full(member) + " to " + group + rankOf(member) + ".");
      }
    }
    for (Member member : matching.gone()) {
      changes.add(member.shape().at(), "Removed " + full(member) + " from " + group + ".");
    }
  }

  private static String full(Member member) {
    var target = member.shape().target();
    return target == null || member.name() == null
        ? member.label()
        : member.label() + ", " + Shape.address(target) + ",";
  }

  private static String rankOf(Member member) {
    if (member.weight() != null) {
      return ", weight " + Texts.number(member.weight());
    }
    return member.tier() == null ? "" : ", tier " + member.tier();
  }

  private void rank(Matching.Pair pair) {
    Member old = pair.before();
    Member now = pair.after();
    if (old == null) {
      return;
    }
    if (old.weight() != null && now.weight() != null && !old.weight().equals(now.weight())) {
      tell(now, "weight", Texts.number(old.weight()), Texts.number(now.weight()));
    }
    if (old.tier() != null && now.tier() != null && !old.tier().equals(now.tier())) {
      tell(now, "priority", old.tier().toString(), now.tier().toString());
    }
  }

  private void tell(Member member, String word, String old, String now) {
    String subject = member.shape().target() == null ? member.label() : "target " + member.label();
    String sentence = Wording.change(word, old, now);
    changes.add(member.shape().at(), upper(subject) + ": " + sentence + ".");
  }

  private static String upper(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** The same shares in other numbers. */
  private boolean onlyScaled() {
    List<Matching.Pair> pairs = matching.pairs();
    boolean complete =
        matching.gone().isEmpty() && pairs.stream().allMatch(p -> p.before() != null);
    double old = pairs.stream().mapToDouble(pair -> weight(pair.before())).sum();
    double now = pairs.stream().mapToDouble(pair -> weight(pair.after())).sum();
    return complete
        && old > 0
        && now > 0
        && pairs.stream()
            .allMatch(p -> Math.abs(weight(p.before()) / old - weight(p.after()) / now) < SAME);
  }

  private static double weight(@Nullable Member member) {
    return member == null || member.weight() == null ? 0 : member.weight();
  }
}
