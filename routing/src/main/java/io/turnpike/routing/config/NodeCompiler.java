package io.turnpike.routing.config;

import io.turnpike.routing.RoutePlan.Step;
import io.turnpike.routing.RoutePlan.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compiles the nodes of one document, outermost first, and goes on after a mistake. */
final class NodeCompiler {

  static final int DEEPEST = 8;
  static final int MOST_TARGETS = 50;

  private final Mistakes mistakes;
  private final Warnings warnings;
  private final List<ConfigDocument.Mention> mentions = new ArrayList<>();

  NodeCompiler(Mistakes mistakes, Warnings warnings) {
    this.mistakes = mistakes;
    this.warnings = warnings;
  }

  ConfigDocument compile(JsonNode json) {
    Step root = node(json, Pointer.ROOT, Inherited.NOTHING, 1);
    if (mentions.size() > MOST_TARGETS) {
      mistakes.add(
          Pointer.ROOT,
          "has " + mentions.size() + " targets; at most " + MOST_TARGETS + " are accepted.");
    }
    return new ConfigDocument(root, List.copyOf(mentions), mistakes, warnings);
  }

  private @Nullable Step node(JsonNode json, Pointer at, Inherited outer, int depth) {
    boolean top = at.equals(Pointer.ROOT);
    Fields node = Fields.of(json, at, top ? Vocabulary.ROOT : Vocabulary.NODE, mistakes);
    if (node == null) {
      return null;
    }
    checkLabels(node);
    Inherited own = outer.with(node);
    return node.has("targets") || node.has("strategy") ? branch(node, own, depth) : leaf(node, own);
  }

  private static void checkLabels(Fields node) {
    String name = node.string("name");
    if (name != null && (name.isBlank() || name.length() > 100)) {
      node.mistakes().add(node.at().to("name"), "must have 1 to 100 characters.");
    }
    node.string("$schema");
  }

  private @Nullable Step leaf(Fields node, Inherited own) {
    if (!node.has("provider")) {
      mistakes.add(
          node.at(), "needs \"provider\", or \"strategy\" and \"targets\", to have where to go.");
      return null;
    }
    String name = node.string("provider");
    if (name == null) {
      return null;
    }
    Pointer at = node.at().to("provider");
    Target target = new Target(connection(name, at), own.list(), own.timeouts(), own.retry());
    mentions.add(mention(node, at, target));
    return target;
  }

  private static ConfigDocument.Mention mention(Fields node, Pointer at, Target target) {
    JsonNode params = node.get("override_params");
    boolean ownModel = params != null && params.has("model");
    Pointer modelAt = ownModel ? node.at().to("override_params").to("model") : at;
    return new ConfigDocument.Mention(at, target.connection(), target.model(), modelAt);
  }

  /** Portkey writes {@code @name}; the name alone is understood as well. */
  private String connection(String written, Pointer at) {
    String name = written.startsWith("@") ? written.substring(1) : written;
    if (!Names.legal(name)) {
      mistakes.add(at, "must name a provider connection, for example \"@demo\".");
    }
    return name;
  }

  private @Nullable Step branch(Fields node, Inherited own, int depth) {
    if (node.has("provider")) {
      mistakes.add(
          node.at().to("provider"), "belongs to a target; this node has \"targets\" of its own.");
    }
    Strategy strategy = strategy(node);
    List<Step> steps = targets(node, own, depth);
    if (strategy == null || steps.isEmpty()) {
      return null;
    }
    return switch (strategy) {
      case Strategy.Single() -> single(node, steps);
      case Strategy.InOrder inOrder -> inOrder.over(steps);
    };
  }

  /** Without a strategy there must be nothing to choose. */
  private @Nullable Strategy strategy(Fields node) {
    if (node.has("strategy")) {
      Fields strategy = node.object("strategy", Vocabulary.STRATEGY);
      return strategy == null ? null : Strategy.read(strategy);
    }
    JsonNode targets = node.get("targets");
    if (targets != null && targets.size() > 1) {
      mistakes.add(
          node.at(),
          "needs \"strategy\" to say how its targets are used: {\"mode\": \"fallback\"}.");
      return null;
    }
    return new Strategy.Single();
  }

  private List<Step> targets(Fields node, Inherited own, int depth) {
    List<Step> steps = new ArrayList<>();
    if (depth >= DEEPEST) {
      mistakes.add(node.at().to("targets"), "is nested deeper than " + DEEPEST + " levels.");
      return steps;
    }
    boolean present =
        node.each("targets", (json, at) -> add(node(json, at, own, depth + 1), at, steps));
    if (!present) {
      mistakes.add(node.at(), "has a \"strategy\" and needs \"targets\" for it.");
    }
    return steps;
  }

  private void add(@Nullable Step step, Pointer at, List<Step> steps) {
    if (step == null) {
      return;
    }
    if (step instanceof Target target && steps.stream().anyMatch(known -> same(known, target))) {
      mistakes.add(at, "is the same as a target before it; \"retry\" tries the same target again.");
    }
    steps.add(step);
  }

  private Step single(Fields node, List<Step> steps) {
    for (int i = 1; i < node.json().path("targets").size(); i++) {
      mistakes.add(
          node.at().to("targets").to(i),
          "is never reached: mode \"single\" uses the first target only.");
    }
    return steps.getFirst();
  }

  /** An override holds its JSON as bytes, which a record compares by identity. */
  private static boolean same(Step known, Target target) {
    return known instanceof Target other
        && other.connection().equals(target.connection())
        && other.timeouts().equals(target.timeouts())
        && other.retry().equals(target.retry())
        && parameters(other).equals(parameters(target));
  }

  private static List<String> parameters(Target target) {
    return target.overrides().stream()
        .map(o -> o.field() + new String(o.json(), java.nio.charset.StandardCharsets.UTF_8))
        .sorted()
        .toList();
  }
}
