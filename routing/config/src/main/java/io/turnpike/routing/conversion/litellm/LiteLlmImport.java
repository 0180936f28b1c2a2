package io.turnpike.routing.conversion.litellm;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.ConfigConversion.Draft;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.conversion.report.Connections;
import io.turnpike.routing.conversion.report.ConversionReport;
import io.turnpike.routing.conversion.report.Documents;
import io.turnpike.routing.conversion.report.Source;
import io.turnpike.routing.conversion.report.Vendors;
import java.util.List;

/**
 * A LiteLLM proxy's config file: one config that chooses by model, and one for each model group.
 */
public final class LiteLlmImport {

  private static final int MOST_GROUPS = 200;
  private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

  private LiteLlmImport() {}

  /** InvalidInput when it has no usable model group, or more than can be read at once. */
  public static Imported read(String text, Vendors vendors) {
    Source source = ConversionReport.open(DocumentLanguage.tree(text));
    Connections connections = new Connections(vendors);
    Terms terms = Terms.of(source, connections);
    Groups groups = Groups.read(source, terms);
    refuse(groups);
    CommonSettings settings = CommonSettings.read(source, groups, terms);
    List<Draft> drafts = Drafts.of(groups, settings, connections.untyped());
    refuse(drafts);
    return new Imported(
        drafts, source.report().findings(), connections.list(Documents.connections(drafts)));
  }

  private static void refuse(Groups groups) {
    if (groups.all().isEmpty()) {
      throw InvalidInput.at(
          "/model_list",
          "must be a list of deployments, each with \"model_name\" and"
              + " \"litellm_params\": {\"model\": …}; none can be used.");
    }
    if (groups.all().size() > MOST_GROUPS) {
      throw InvalidInput.at(
          "/model_list",
          "has "
              + groups.all().size()
              + " model groups; import at most "
              + MOST_GROUPS
              + " at once.");
    }
  }

  private static void refuse(List<Draft> drafts) {
    if (drafts.isEmpty()) {
      throw InvalidInput.at("/model_list", "has no model group that makes an acceptable config.");
    }
    if (drafts.stream().mapToLong(draft -> draft.document().length()).sum() > MOST_CHARACTERS) {
      throw InvalidInput.at(
          "/model_list", "makes configs of more than 4 MB together; import it in parts.");
    }
  }
}
