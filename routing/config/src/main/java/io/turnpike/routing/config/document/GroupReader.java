package io.turnpike.routing.config.document;

import io.turnpike.routing.config.keys.NodeSettings;
import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Vocabulary;
import io.turnpike.routing.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** A node with targets of its own, and a strategy over them. */
final class GroupReader {

  static final int MOST_TARGETS = 100;

  private final NodeCompiler nodes;

  GroupReader(NodeCompiler nodes) {
    this.nodes = nodes;
  }

  @Nullable Step read(Fields node, NodeSettings own, int depth) {
    if (node.has("provider")) {
      node.mistake("provider", "belongs to a target; this node has targets of its own.");
    }
    if (node.truth("passthrough", false)) {
      node.mistake("passthrough", "belongs to a target; this node has targets of its own.");
    }
    Fields strategy = strategy(node);
    Mode mode = strategy == null ? null : Mode.read(strategy);
    if (strategy != null && mode == null) {
      FailoverReader.read(strategy);
    }
    List<CompiledChild> children = children(node, mode, own, depth);
    return strategy == null || mode == null || node.get("targets") == null
        ? null
        : new StrategyNode(node, strategy, mode, children).compile();
  }

  /** Without a strategy there must be nothing to choose. */
  private static @Nullable Fields strategy(Fields node) {
    JsonNode written = node.get("strategy");
    if (written == null) {
      return onlyOne(node);
    }
    if (node.written().containsKey("strategy")) {
      return ofMode(node, written);
    }
    return node.object("strategy", Vocabulary.STRATEGY);
  }

  private static @Nullable Fields onlyOne(Fields node) {
    JsonNode targets = node.get("targets");
    if (targets != null && targets.size() > 1) {
      node.mistake(
          node.at(),
          "needs \"strategy\" to say how its targets are used: {\"mode\": \"fallback\"}.");
      return null;
    }
    return ofMode(node, StringNode.valueOf(Mode.SINGLE.word()));
  }

  private static Fields ofMode(Fields node, JsonNode mode) {
    return new Fields(
        JsonNodeFactory.instance.objectNode().set("mode", mode),
        node.at(),
        Map.of(),
        node.findings());
  }

  private List<CompiledChild> children(
      Fields node, @Nullable Mode mode, NodeSettings own, int depth) {
    List<CompiledChild> children = new ArrayList<>();
    if (depth >= NodeCompiler.DEEPEST) {
      node.mistake("targets", "is nested deeper than " + NodeCompiler.DEEPEST + " levels.");
      return children;
    }
    refuseTooMany(node, mode);
    if (!node.each("targets", (json, at) -> add(json, at, node, mode, own, depth + 1, children))) {
      node.mistake(node.at(), "has a \"strategy\" and needs \"targets\" for it.");
    }
    return children;
  }

  private void add(
      JsonNode json,
      Pointer at,
      Fields node,
      @Nullable Mode above,
      NodeSettings own,
      int depth,
      List<CompiledChild> children) {
    Fields target = Fields.of(json, at, own.table().target(), node.findings());
    Step step = target == null ? null : nodes.node(target, own, depth);
    if (target == null) {
      return;
    }
    if (step != null) {
      children.add(new CompiledChild(target, step));
    }
    if (step == null || above == null) {
      TargetRank.checkAlone(target);
    }
  }

  /** A conditional may have one for each of many customers. */
  private static void refuseTooMany(Fields node, @Nullable Mode mode) {
    JsonNode targets = node.get("targets");
    int most = mode == Mode.CONDITIONAL ? NodeCompiler.MOST_TARGETS : MOST_TARGETS;
    if (targets != null && targets.size() > most) {
      node.mistake(
          "targets",
          "has " + targets.size() + " elements; at most " + most + " are accepted here.");
    }
  }
}
