package io.turnpike.routing.config.document;

import io.turnpike.routing.config.keys.KeyTable;
import io.turnpike.routing.config.keys.NodeSettings;
import io.turnpike.routing.config.keys.RulesReader;
import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Findings;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.plan.PlanRules;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Named;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compiles the nodes of one document, outermost first, and goes on after a mistake. */
final class NodeCompiler {

  static final int DEEPEST = 8;
  static final int MOST_TARGETS = 1_000;

  private static final RulesReader NONE = new RulesReader(PlanRules.NONE, List.of());

  private final Findings findings;
  private final List<Mention> mentions = new ArrayList<>();
  private final LeafReader leaves;
  private final GroupReader groups;
  private final DetourReader detours;

  /**
   * @param ofRequest whether a request brings the document
   */
  NodeCompiler(Findings findings, boolean ofRequest) {
    this.findings = findings;
    this.leaves = new LeafReader(mentions, ofRequest);
    this.groups = new GroupReader(this);
    this.detours = new DetourReader(this, leaves);
  }

  ConfigDocument compile(JsonNode json, KeyTable table) {
    Fields node = Fields.of(json, Pointer.ROOT, table.document(), findings);
    Step root = node == null ? null : node(node, new NodeSettings(table), 1);
    if (node != null) {
      TargetRank.refuse(node, "the document itself");
    }
    if (leaves.targets() > MOST_TARGETS) {
      findings.mistake(
          Pointer.ROOT,
          "has " + leaves.targets() + " targets; at most " + MOST_TARGETS + " are accepted.");
    }
    RulesReader beside = node == null ? NONE : RulesReader.read(node);
    beside.asked().forEach(asked -> mentions.add(Mention.of(asked)));
    return new ConfigDocument(
        root,
        root != null && findings.mistakes().none()
            ? PlanIdentity.of(root, beside.rules())
            : beside.rules(),
        List.copyOf(mentions),
        findings);
  }

  private static @Nullable Step named(@Nullable Step group, Fields node) {
    String name = NodeSettings.name(node);
    return group == null || name == null ? group : new Named(name, group);
  }

  /** Null when it is too wrong to be one. */
  @Nullable Step node(Fields node, NodeSettings outer, int depth) {
    NodeSettings own = outer.with(node);
    boolean inner = node.has("targets") || node.has("strategy");
    Step step = inner ? named(groups.read(node, own, depth), node) : leaves.read(node, own);
    return detours.around(step, node, own, depth);
  }
}
