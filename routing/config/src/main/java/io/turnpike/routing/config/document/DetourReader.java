package io.turnpike.routing.config.document;

import io.turnpike.routing.config.keys.NodeSettings;
import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.config.language.Vocabulary;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.plan.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code context_window_fallbacks}, {@code content_policy_fallbacks} and {@code shadow}: ways
 * beside a node. They inherit from it as its targets would, what it requires above all.
 */
final class DetourReader {

  private static final String TOO_LONG = "context_window_fallbacks";
  private static final String REFUSED = "content_policy_fallbacks";
  private static final int MOST = 100;
  private static final int USUAL_PER_MINUTE = 60;
  private static final int MOST_PER_MINUTE = 100_000;

  private final NodeCompiler nodes;
  private final LeafReader leaves;

  DetourReader(NodeCompiler nodes, LeafReader leaves) {
    this.nodes = nodes;
    this.leaves = leaves;
  }

  /**
   * @param step null when the node itself could not be read; its detours are still looked at
   */
  @Nullable Step around(@Nullable Step step, Fields node, NodeSettings own, int depth) {
    List<Step> tooLong = steps(node, TOO_LONG, own, depth);
    List<Step> refused = steps(node, REFUSED, own, depth);
    boolean rescued = !tooLong.isEmpty() || !refused.isEmpty();
    Step main =
        step != null && rescued ? new Rescue(node.at().text(), step, tooLong, refused) : step;
    Fields shadow = node.object("shadow", Vocabulary.SHADOW);
    return shadow == null ? main : shadowed(main, node, shadow, own);
  }

  private List<Step> steps(Fields node, String key, NodeSettings own, int depth) {
    List<Step> steps = new ArrayList<>();
    if (node.has(key) && depth >= NodeCompiler.DEEPEST) {
      node.mistake(key, "is nested deeper than " + NodeCompiler.DEEPEST + " levels.");
      return steps;
    }
    node.each(key, (json, at) -> add(json, at, node, key, own, depth + 1, steps));
    if (steps.size() > MOST) {
      node.mistake(key, "must have at most " + MOST + " elements.");
    }
    return List.copyOf(steps);
  }

  private void add(
      JsonNode json,
      Pointer at,
      Fields node,
      String key,
      NodeSettings own,
      int depth,
      List<Step> steps) {
    Fields detour = Fields.of(json, at, own.table().target(), node.findings());
    if (detour != null) {
      TargetRank.refuse(detour, Spelling.quoted(key));
      Step step = nodes.node(detour, own, depth);
      if (step != null) {
        steps.add(step);
      }
    }
  }

  private @Nullable Step shadowed(
      @Nullable Step step, Fields node, Fields shadow, NodeSettings own) {
    double percent = CanaryReader.percent(shadow, "nothing is copied.");
    @Nullable Integer perMinute = shadow.whole("per_minute", 1, MOST_PER_MINUTE);
    Target copy = copy(shadow, own);
    if (step == null || copy == null) {
      return null;
    }
    return new Shadow(
        node.at().text(), step, copy, percent, perMinute == null ? USUAL_PER_MINUTE : perMinute);
  }

  private @Nullable Target copy(Fields shadow, NodeSettings own) {
    shadow.lacks("target", ", to know where copies go.");
    Fields target = shadow.object("target", own.table().target());
    if (target == null) {
      return null;
    }
    TargetRank.refuse(target, "a shadow");
    for (String key : List.of("strategy", "targets", TOO_LONG, REFUSED, "shadow")) {
      if (target.has(key)) {
        target.mistake(key, "does not belong to a shadow: copies go to one provider.");
      }
    }
    NodeSettings all = own.with(target);
    boolean inner = target.has("strategy") || target.has("targets");
    return inner ? null : leaves.read(target, all);
  }
}
