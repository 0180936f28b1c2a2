package io.turnpike.routing.conversion.litellm.management;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.routing.conversion.report.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keys, as that proxy's {@code /key/list?return_full_object=true} gives them. Nobody has their
 * secrets, the proxy neither: each becomes a new key of the same name.
 */
final class KeyList {

  private static final Set<String> READ =
      Set.of(
          "token",
          "key_name",
          "key_alias",
          "models",
          "team_id",
          "expires",
          "blocked",
          "budget_id",
          "litellm_budget_table");

  /** Words that stand for whatever there is. */
  private static final Set<String> ANY_MODELS = Set.of("all-team-models", "all-proxy-models", "*");

  private static final int LONGEST = 80;
  private static final int MOST_MODELS = 200;

  private final @Nullable String config;
  private final TeamList teams;
  private final Tiers tiers;
  private final ManagementRequests requests;

  /**
   * @param config that each key goes by; null for none
   */
  KeyList(@Nullable String config, TeamList teams, Tiers tiers, ManagementRequests requests) {
    this.config = config;
    this.teams = teams;
    this.tiers = tiers;
    this.requests = requests;
  }

  void read(@Nullable Source list) {
    for (Source entry : list == null ? List.<Source>of() : list.children()) {
      add(entry);
    }
  }

  private void add(Source entry) {
    String name = text(entry, "key_alias");
    Instant end = end(text(entry, "expires"));
    if (!entry.json().isObject()) {
      entry.lost("Left out: only a token's hash is given; ask with return_full_object=true.");
    } else if (entry.json().path("blocked").asBoolean(false)) {
      entry.lost("Left out: the key is blocked.");
    } else if (end != null && end.isBefore(Instant.now())) {
      entry.lost("Left out: the key has expired.");
    } else {
      add(entry, name == null || name.isBlank() ? "key-" + entry.key() : name, end);
    }
  }

  private void add(Source entry, String wanted, @Nullable Instant end) {
    String name = requests.unused(Subject.KEY, PeopleNames.of(wanted, LONGEST - 8));
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name);
    String team = team(entry, body);
    if (config != null) {
      body.put("default_config", config);
    }
    models(entry, body);
    if (end != null) {
      body.put("expires_at", end.toString());
    }
    Allowance allowance = tiers.of(entry);
    allowance.with(body);
    requests.put(Subject.KEY, name, body, List.of(entry));
    String spends = allowance.isEmpty() ? "" : ", with " + allowance.words();
    entry.adjusted(
        "Became a new key "
            + quoted(name)
            + spends
            + ", whose secret is shown when it is made; what"
            + " was spent before does not count."
            + team
            + LeftoverFields.of(entry, READ));
  }

  /** What there is to say of it. */
  private String team(Source entry, ObjectNode body) {
    String id = text(entry, "team_id");
    String slug = id == null ? null : teams.slug(id);
    if (slug != null) {
      body.put("team", slug);
    }
    return id == null || slug != null
        ? ""
        : " It is of the default team: its own is not in the list of teams.";
  }

  /** Its own, else those of its team. */
  private void models(Source entry, ObjectNode body) {
    ArrayNode allowed = allowed(entry.get("models"));
    String team = text(entry, "team_id");
    if (allowed.isEmpty() && team != null) {
      allowed = allowed(teams.models(team));
    }
    if (!allowed.isEmpty()) {
      body.set("allowed_models", allowed);
    }
  }

  /** Empty for whatever there is. */
  private static ArrayNode allowed(@Nullable Source models) {
    ArrayNode allowed = JsonNodeFactory.instance.arrayNode();
    for (Source model : models == null ? List.<Source>of() : models.children()) {
      String name = model.text();
      if (name != null && ANY_MODELS.contains(name)) {
        return JsonNodeFactory.instance.arrayNode();
      }
      if (name != null && name.matches("\\S{1,200}") && allowed.size() < MOST_MODELS) {
        allowed.add(name);
      }
    }
    return allowed;
  }

  private static @Nullable Instant end(@Nullable String written) {
    try {
      return written == null ? null : OffsetDateTime.parse(written.replace(' ', 'T')).toInstant();
    } catch (DateTimeException withoutZone) {
      return local(written);
    }
  }

  private static @Nullable Instant local(String written) {
    try {
      return LocalDateTime.parse(written.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException none) {
      return null;
    }
  }

  private static @Nullable String text(Source entry, String key) {
    Source field = entry.get(key);
    return field == null ? null : field.text();
  }
}
