package io.turnpike.routing.conversion.litellm;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.ConfigConversion.Draft;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.routing.ConfigConversion.ManagementRequest;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.conversion.litellm.management.ExportedList;
import io.turnpike.routing.conversion.litellm.management.Management;
import io.turnpike.routing.conversion.litellm.management.ManagementRequests;
import io.turnpike.routing.conversion.report.Connections;
import io.turnpike.routing.conversion.report.ConversionReport;
import io.turnpike.routing.conversion.report.Documents;
import io.turnpike.routing.conversion.report.Source;
import io.turnpike.routing.conversion.report.Vendors;
import java.util.List;

/**
 * A LiteLLM proxy's config file: one config that chooses by model, one for each model group, and
 * what belongs beside them; also its lists of keys, teams and budgets.
 */
public final class LiteLlmImport {

  private static final int MOST_GROUPS = 200;
  private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

  private LiteLlmImport() {}

  /** InvalidInput when there is nothing to make anything of, or more than can be read at once. */
  public static Imported read(String text, Vendors vendors) {
    Source source = ConversionReport.open(DocumentLanguage.tree(ExportedList.named(text)));
    Connections connections = new Connections(vendors);
    ManagementRequests requests = new ManagementRequests();
    List<Draft> drafts =
        source.get("model_list") == null && ExportedList.isIn(source)
            ? beside(source, requests)
            : configs(source, connections, requests);
    List<ManagementRequest> all = requests.list();
    if (drafts.isEmpty() && all.isEmpty()) {
      throw InvalidInput.at("", "has no key, team or budget that something can be made of.");
    }
    return new Imported(
        drafts, source.report().findings(), connections.list(Documents.connections(drafts)), all);
  }

  private static List<Draft> configs(
      Source source, Connections connections, ManagementRequests requests) {
    Terms terms = Terms.of(source, connections);
    Groups groups = Groups.read(source, terms);
    refuse(groups);
    CommonSettings settings = CommonSettings.read(source, groups, terms);
    Drafts drafts = new Drafts(groups, settings, connections, requests);
    List<Draft> configs = drafts.all();
    refuse(configs);
    Management.read(source, groups.pools(settings.fallbacks()), drafts.chooser(), requests);
    return configs;
  }

  private static List<Draft> beside(Source source, ManagementRequests requests) {
    Management.read(source, List.of(), null, requests);
    return List.of();
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
