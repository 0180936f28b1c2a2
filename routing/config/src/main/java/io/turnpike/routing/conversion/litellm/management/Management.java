package io.turnpike.routing.conversion.litellm.management;

import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.routing.conversion.report.Source;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what of a file is the management API's affair, after the configs were made of it. */
public final class Management {

  private static final String CLIENTS = "clients";

  private final Source root;
  private final ManagementRequests requests;

  private Management(Source root, ManagementRequests requests) {
    this.root = root;
    this.requests = requests;
  }

  /**
   * @param config that clients choose by model with, the default of their keys; null without one
   */
  public static void read(
      Source root, List<Pool> pools, @Nullable String config, ManagementRequests requests) {
    new Management(root, requests).read(pools, config);
  }

  private void read(List<Pool> pools, @Nullable String config) {
    Source router = root.get("router_settings");
    Source common = root.get("litellm_settings");
    PoolLimits.carry(pools, requests);
    PoolBudgets.carry(
        pools, router == null ? null : router.get("provider_budget_config"), requests);
    Defaults.carry(common, requests);
    TagBudgets.carry(common == null ? null : common.get("tag_budget_config"), requests);
    Tiers tiers = Tiers.read(list("budgets"));
    TeamList teams = new TeamList(tiers, requests);
    teams.read(list("teams"));
    teams.read(common == null ? null : common.get("default_team_settings"));
    new KeyList(config, teams, tiers, requests).read(list("keys"));
    String clients = config == null || root.get("keys") != null ? null : clients(config);
    ServerWords.carry(root.get("general_settings"), router, common, clients, requests);
    tiers.tell();
    pages();
  }

  /** By itself, or in the answer that it came with. */
  private @Nullable Source list(String name) {
    Source section = root.get(name);
    Source within = section == null ? null : section.get(name);
    return within == null ? section : within;
  }

  private void pages() {
    pages(root);
    Source answer = root.get("keys");
    if (answer != null) {
      pages(answer);
    }
  }

  /** A list comes a page at a time. */
  private static void pages(Source answer) {
    Source many = answer.get("total_pages");
    Source page = answer.get("current_page");
    Source count = answer.get("total_count");
    Stream.of(Stream.ofNullable(page), Stream.ofNullable(count))
        .flatMap(field -> field)
        .forEach(field -> field.carried("Says which page of the list this is."));
    if (many != null && many.json().asInt(1) > 1) {
      many.lost(
          "Left out: the list has further pages. Import each of them, or ask for longer ones.");
    } else if (many != null) {
      many.carried("This is the whole list.");
    }
  }

  /** One key for all who had the master key. */
  private String clients(String config) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("name", CLIENTS).put("default_config", config);
    Source general = root.get("general_settings");
    Source master = general == null ? null : general.get("master_key");
    return requests.add(Subject.KEY, CLIENTS, body, master == null ? List.of() : List.of(master));
  }
}
