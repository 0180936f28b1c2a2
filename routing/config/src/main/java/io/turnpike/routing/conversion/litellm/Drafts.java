package io.turnpike.routing.conversion.litellm;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.ConfigConversion.Draft;
import io.turnpike.routing.DocumentText;
import io.turnpike.routing.conversion.litellm.Groups.ModelGroup;
import io.turnpike.routing.conversion.report.Documents;
import io.turnpike.routing.conversion.report.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One config that chooses by model, one for each group, and one for each other name of a group. */
final class Drafts {

  private final Groups groups;
  private final CommonSettings settings;
  private final GroupDocument documents;
  private final Map<String, ObjectNode> kept = new LinkedHashMap<>();
  private final List<Draft> drafts = new ArrayList<>();

  private Drafts(Groups groups, CommonSettings settings) {
    this.groups = groups;
    this.settings = settings;
    this.documents = new GroupDocument(groups, settings);
  }

  /**
   * @param untyped connections that cannot be set up
   */
  static List<Draft> of(Groups groups, CommonSettings settings, Set<String> untyped) {
    return new Drafts(groups, settings).all(untyped);
  }

  private List<Draft> all(Set<String> untyped) {
    for (ModelGroup group : groups.all()) {
      ObjectNode document = document(group);
      if (document != null) {
        kept.put(group.name(), document);
        drafts.add(new Draft(group.config(), text(document)));
      }
    }
    settings.aliases().forEach(this::alias);
    if (!drafts.isEmpty()) {
      ByModel.add(groups, kept, untyped, this::text, drafts);
    }
    return List.copyOf(drafts);
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
    String name = groups.unusedConfig(alias);
    kept.putIfAbsent(alias, document);
    drafts.add(new Draft(name, text(document)));
    model.adjusted("Became a config of its own, " + quoted(name) + ", with the same document.");
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
