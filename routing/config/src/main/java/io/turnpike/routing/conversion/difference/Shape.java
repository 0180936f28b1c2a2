package io.turnpike.routing.conversion.difference;

import io.turnpike.routing.plan.RoutePlan.Step;
import io.turnpike.routing.plan.RoutePlan.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node of a compiled document as it is compared.
 *
 * @param target null for a node that chooses among others
 * @param mode of the strategy; {@code single} for a target
 * @param settings of the strategy by their words, without those that have their usual value
 * @param members what it chooses from; a target has itself
 * @param conditions of a conditional, in order
 * @param detours nodes for requests that fail in a special way, and for copies, by the key's name
 */
record Shape(
    String at,
    @Nullable Target target,
    String mode,
    Map<String, String> settings,
    List<Member> members,
    List<Condition> conditions,
    Map<String, List<Member>> detours) {

  static Shape of(Step step) {
    return Shapes.of(step);
  }

  static Shape leaf(Target target) {
    return new Shape(target.at(), target, "single", Map.of(), List.of(), List.of(), Map.of());
  }

  Shape with(Map<String, String> more, String key, List<Member> detour) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.putAll(more);
    Map<String, List<Member>> others = new LinkedHashMap<>(detours);
    if (!detour.isEmpty()) {
      others.put(key, detour);
    }
    return new Shape(at, target, mode, all, members, conditions, others);
  }

  @Nullable String name() {
    return target == null ? null : target.name();
  }

  /** What it chooses from, itself when it is a target. */
  List<Member> choices() {
    return target == null
        ? members
        : List.of(Member.of(new Shape(at, target, mode, Map.of(), members, conditions, Map.of())));
  }

  Stream<Target> targets() {
    return target != null
        ? Stream.of(target)
        : members.stream().flatMap(member -> member.shape().targets());
  }

  String label() {
    if (target != null) {
      return target.name() == null ? address(target) : "\"" + target.name() + "\"";
    }
    String all =
        targets().limit(3).map(Shape::address).distinct().collect(Collectors.joining(", "));
    long more = targets().count() - 3;
    return "the " + mode + " over " + all + (more > 0 ? " and " + more + " more" : "");
  }

  static String provider(Target target) {
    return target.asksRequest() ? target.whereTo() : "@" + target.connection();
  }

  static String address(Target target) {
    String model = target.model();
    return provider(target) + (model == null ? "" : " (" + Texts.cut(model) + ")");
  }
}
