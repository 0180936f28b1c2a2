package io.turnpike.routing.conversion.litellm.management;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.routing.conversion.report.Source;
import io.turnpike.tenants.input.Slug;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Teams, as that proxy's {@code /team/list} gives them, with what each may spend and ask for. */
final class TeamList {

  private static final Set<String> READ =
      Set.of("team_id", "team_alias", "models", "litellm_budget_table", "budget_id");
  private static final int LONGEST = 80;

  private final Map<String, String> slugs = new HashMap<>();
  private final Map<String, Source> models = new HashMap<>();
  private final Tiers tiers;
  private final ManagementRequests requests;

  TeamList(Tiers tiers, ManagementRequests requests) {
    this.tiers = tiers;
    this.requests = requests;
  }

  void read(@Nullable Source list) {
    for (Source entry : list == null ? List.<Source>of() : list.children()) {
      add(entry);
    }
  }

  /** Null when the list has no such team. */
  @Nullable String slug(String id) {
    return slugs.get(id);
  }

  /** What keys of that team may ask for at most; null for anything. */
  @Nullable Source models(String id) {
    return models.get(id);
  }

  private void add(Source entry) {
    String id = text(entry, "team_id");
    String alias = text(entry, "team_alias");
    String name = alias == null || alias.isBlank() ? id : alias;
    if (name == null || name.isBlank()) {
      entry.lost("Left out: a team needs a \"team_id\" or a \"team_alias\".");
      return;
    }
    Allowance allowance = tiers.of(entry);
    String slug = put(name, entry);
    slugs.put(id == null ? name : id, slug);
    Source allowed = entry.get("models");
    if (allowed != null) {
      models.put(id == null ? name : id, allowed);
    }
    allowance.put(
        RuleScope.of("team", slug, "team-" + slug, "the team \"" + slug + "\""), "", requests);
    String spends = allowance.isEmpty() ? "" : ", with " + allowance.words();
    entry.adjusted(
        "Became the team "
            + quoted(slug)
            + spends
            + ". Which models it may ask for is said with its keys, and its members are invited."
            + LeftoverFields.of(entry, READ));
  }

  private String put(String name, Source entry) {
    String slug = requests.unused(Subject.TEAM, Slug.of(name));
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("slug", slug);
    body.put("name", PeopleNames.of(name, LONGEST));
    requests.put(Subject.TEAM, slug, body, List.of(entry));
    return slug;
  }

  private static @Nullable String text(Source entry, String key) {
    Source field = entry.get(key);
    return field == null ? null : field.text();
  }
}
