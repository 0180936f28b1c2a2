package io.turnpike.routing.conversion.litellm;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.ConfigConversion.Draft;
import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.routing.DocumentText;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.conversion.litellm.Groups.ModelGroup;
import io.turnpike.routing.conversion.litellm.management.ManagementRequests;
import io.turnpike.routing.conversion.report.Connections;
import io.turnpike.routing.conversion.report.Documents;
import io.turnpike.routing.conversion.report.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One config that chooses by model, one for each group, and one for each other name of a group. */
final class Drafts {

  private final Groups groups;
  private final CommonSettings settings;
  private final GroupDocument documents;
  private final Map<String, ObjectNode> kept = new LinkedHashMap<>();

  /** By the names there, the config or the alias that each became. */
  private final Map<String, String> called = new HashMap<>();

  private final List<Draft> drafts = new ArrayList<>();

  private final Connections connections;
  private final ManagementRequests requests;
  private @Nullable String chooser;

  /**
   * @param requests get aliases
   */
  Drafts(
      Groups groups,
      CommonSettings settings,
      Connections connections,
      ManagementRequests requests) {
    this.groups = groups;
    this.settings = settings;
    this.connections = connections;
    this.requests = requests;
    this.documents = new GroupDocument(groups, settings);
  }

  List<Draft> all() {
    for (ModelGroup group : groups.all()) {
      ObjectNode document = document(group);
      if (document != null) {
        kept.put(group.name(), document);
        called.put(group.name(), group.config());
        drafts.add(new Draft(group.config(), text(document)));
      }
    }
    settings.aliases().forEach(this::alias);
    if (!drafts.isEmpty()) {
      chooser = ByModel.add(groups, kept, connections.untyped(), this::text, drafts);
    }
    return List.copyOf(drafts);
  }

  /** Name of the config that chooses by model, once all are made; null without one. */
  @Nullable String chooser() {
    return chooser;
  }

  private String text(ObjectNode document) {
    return DocumentText.of(settings.ruled(document));
  }

  private void alias(String alias, Source model) {
    ObjectNode document = kept.get(String.valueOf(model.text()));
    if (document == null) {
      model.lost("Left out: " + quoted(model.text()) + " is no model group of the file.");
      return;
    }
    String known = called.get(String.valueOf(model.text()));
    kept.putIfAbsent(alias, document);
    if (known != null && mayBeAlias(alias)) {
      called.putIfAbsent(alias, alias);
      alias(alias, known, model);
      return;
    }
    String name = groups.unusedConfig(alias);
    called.putIfAbsent(alias, name);
    drafts.add(new Draft(name, text(document)));
    model.adjusted("Became a config of its own, " + quoted(name) + ", with the same document.");
  }

  /** No name that means something else already, once the connections are set up. */
  private boolean mayBeAlias(String alias) {
    return DocumentLanguage.isName(alias)
        && !connections.serve(alias)
        && groups.all().stream().noneMatch(group -> group.config().equals(alias));
  }

  private void alias(String alias, String config, Source model) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", config);
    requests.add(Subject.ALIAS, alias, body, List.of(model));
    model.carried(
        "Became the alias "
            + quoted(alias)
            + " of "
            + quoted(config)
            + ", which can be"
            + " switched to another by one field.");
  }

  /** With all that follows it; alone when that would be too much; null when even that is. */
  private @Nullable ObjectNode document(ModelGroup group) {
    ObjectNode whole = documents.of(group, true);
    String refusal = Documents.refusal(DocumentText.of(whole));
    if (refusal == null) {
      return whole;
    }
    ObjectNode alone = documents.of(group, false);
    boolean possible = Documents.refusal(DocumentText.of(alone)) == null;
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
}
