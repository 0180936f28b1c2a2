package io.turnpike.routing.conversion.difference;

import io.turnpike.routing.plan.RoutePlan.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which member of the earlier list each of the later ones was: by name, else by being equal, else
 * by provider and model, else the most alike.
 */
final class Matching {

  private final List<Member> before;
  private final List<Member> after;

  /** By position in the later list, the position in the earlier one; -1 for none. */
  private final int[] origin;

  private final boolean[] taken;

  private Matching(List<Member> before, List<Member> after) {
    this.before = before;
    this.after = after;
    this.origin = new int[after.size()];
    this.taken = new boolean[before.size()];
    Arrays.fill(origin, -1);
  }

  static Matching of(List<Member> before, List<Member> after) {
    Matching matching = new Matching(before, after);
    matching.by(Member::name);
    matching.by(member -> member.shape().target() == null ? null : facts(member));
    matching.by(Matching::address);
    matching.byLikeness();
    return matching;
  }

  /**
   * @param before null for one that is new
   * @param from its position among the earlier ones; -1 for one that is new
   */
  record Pair(@Nullable Member before, Member after, int from) {}

  /** In the later order. */
  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < origin.length; i++) {
      Member old = origin[i] < 0 ? null : before.get(origin[i]);
      pairs.add(new Pair(old, after.get(i), origin[i]));
    }
    return pairs;
  }

  /** Those of the earlier list that none of the later ones was. */
  List<Member> gone() {
    List<Member> gone = new ArrayList<>();
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i]) {
        gone.add(before.get(i));
      }
    }
    return gone;
  }

  private void by(Function<Member, @Nullable Object> essence) {
    Map<Object, List<Integer>> free = new HashMap<>();
    for (int i = 0; i < taken.length; i++) {
      Object key = taken[i] ? null : essence.apply(before.get(i));
      if (key != null) {
        free.computeIfAbsent(key, _ -> new ArrayList<>()).add(i);
      }
    }
    for (int i = 0; i < origin.length; i++) {
      Object key = origin[i] >= 0 ? null : essence.apply(after.get(i));
      List<Integer> found = key == null ? null : free.get(key);
      if (found != null && !found.isEmpty()) {
        match(found.removeFirst(), i);
      }
    }
  }

  private static Object facts(Member member) {
    Target target = member.shape().target();
    return target == null ? Map.of() : Facts.of(target);
  }

  private static @Nullable Object address(Member member) {
    Target target = member.shape().target();
    return target == null ? null : Shape.address(target);
  }

  private void match(int from, int to) {
    origin[to] = from;
    taken[from] = true;
  }

  /** Each takes what is most like it and still free, the first of several. */
  private void byLikeness() {
    List<Set<String>> old = before.stream().map(Matching::traits).toList();
    for (int i = 0; i < origin.length; i++) {
      int best = origin[i] < 0 ? mostAlike(after.get(i), old) : -1;
      if (best >= 0) {
        match(best, i);
      }
    }
  }

  private int mostAlike(Member member, List<Set<String>> old) {
    Set<String> own = traits(member);
    int best = -1;
    double most = 0;
    for (int i = 0; i < taken.length; i++) {
      double alike = taken[i] || !comparable(before.get(i), member) ? 0 : alike(old.get(i), own);
      if (alike > most) {
        most = alike;
        best = i;
      }
    }
    return best;
  }

  private static boolean comparable(Member old, Member now) {
    boolean leaves = old.shape().target() != null && now.shape().target() != null;
    boolean branches = old.shape().target() == null && now.shape().target() == null;
    return leaves || branches;
  }

  private static Set<String> traits(Member member) {
    return member
        .shape()
        .targets()
        .flatMap(target -> Arrays.stream(traits(target)))
        .collect(Collectors.toSet());
  }

  private static String[] traits(Target target) {
    String model = target.model();
    String connection = Shape.provider(target);
    return model == null ? new String[] {connection} : new String[] {connection, model};
  }

  private static double alike(Set<String> one, Set<String> other) {
    Set<String> common = new HashSet<>(one);
    common.retainAll(other);
    return (double) common.size() / (one.size() + other.size() - common.size());
  }
}
