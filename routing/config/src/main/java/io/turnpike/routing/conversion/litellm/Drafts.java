package io.turnpike.routing.conversion.litellm;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.DocumentText;
import io.turnpike.routing.ConfigConversion.Draft;
import io.turnpike.routing.conversion.litellm.Groups.ModelGroup;
import io.turnpike.routing.conversion.report.Documents;
import io.turnpike.routing.conversion.report.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One config for each group, and one for each other name of a group. */
final class Drafts {

  private final Groups groups;
  private final CommonSettings settings;
  private final Map<String, List<ObjectNode>> tiers = new HashMap<>();

  Drafts(Groups groups, CommonSettings settings) {
    this.groups = groups;
    this.settings = settings;
  }

  List<Draft> all() {
    groups.all().forEach(group -> tiers.put(group.name(), GroupNode.tiers(group, settings.mode())));
    List<Draft> drafts = new ArrayList<>();
    Map<String, String> documents = new HashMap<>();
    for (ModelGroup group : groups.all()) {
      String document = document(group);
      if (document != null) {
        documents.put(group.name(), document);
        drafts.add(new Draft(group.config(), document));
      }
    }
    settings.aliases().forEach((alias, model) -> alias(alias, model, documents, drafts));
    return List.copyOf(drafts);
  }

  private void alias(
      String alias, Source model, Map<String, String> documents, List<Draft> drafts) {
    String document = documents.get(String.valueOf(model.text()));
    if (document == null) {
      model.lost("Left out: " + quoted(model.text()) + " is no model group of the file.");
      return;
    }
    String name = groups.unusedConfig(alias);
    drafts.add(new Draft(name, document));
    model.adjusted("Became a config of its own, " + quoted(name) + ", with the same document.");
  }

  /** With all that follows it; alone when that would be too much; null when even that is. */
  private @Nullable String document(ModelGroup group) {
    String whole = DocumentText.of(node(group, true));
    String refusal = Documents.refusal(whole);
    if (refusal == null) {
      return whole;
    }
    String alone = DocumentText.of(node(group, false));
    boolean possible = Documents.refusal(alone) == null;
    String sentence = possible ? "In a config without its fallbacks" : "Left out";
    for (Deployment deployment : group.deployments()) {
      note(deployment.source(), possible, sentence + ", because the whole is refused: " + refusal);
    }
    return possible ? alone : null;
  }

  private static void note(Source deployment, boolean possible, String sentence) {
    if (possible) {
      deployment.adjusted(sentence);
    } else {
      deployment.lost(sentence);
    }
  }

  private ObjectNode node(ModelGroup group, boolean whole) {
    Set<ObjectNode> chain = new LinkedHashSet<>(nodes(group.name()));
    if (whole) {
      settings.fallbacks().after(group.name()).forEach(next -> chain.addAll(nodes(next)));
    }
    ObjectNode node = chain.size() == 1 ? chain.iterator().next().deepCopy() : inOrder(chain);
    settings
        .top(group.name())
        .properties()
        .forEach(word -> merge(node, word.getKey(), (ObjectNode) word.getValue()));
    if (whole) {
      special(group, "context_window_fallbacks", node);
      special(group, "content_policy_fallbacks", node);
    }
    return node;
  }

  /** What a single deployment says itself goes before what is said for all. */
  private static void merge(ObjectNode node, String word, ObjectNode common) {
    if (word.equals("timeouts") && node.has(word)) {
      ObjectNode own = (ObjectNode) node.get(word);
      common.properties().forEach(field -> own.putIfAbsent(field.getKey(), field.getValue()));
    } else if (!node.has(word)) {
      node.set(word, common.deepCopy());
    }
  }

  private static ObjectNode inOrder(Set<ObjectNode> chain) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putObject("strategy").put("mode", "fallback");
    ArrayNode targets = node.putArray("targets");
    chain.forEach(step -> targets.add(step.deepCopy()));
    return node;
  }

  private void special(ModelGroup group, String kind, ObjectNode node) {
    Set<ObjectNode> distinct = new LinkedHashSet<>();
    settings.fallbacks().special(kind, group.name()).forEach(next -> distinct.addAll(nodes(next)));
    if (!distinct.isEmpty()) {
      ArrayNode detours = node.putArray(kind);
      distinct.forEach(step -> detours.add(step.deepCopy()));
    }
  }

  private List<ObjectNode> nodes(String group) {
    return tiers.getOrDefault(group, List.of());
  }
}
