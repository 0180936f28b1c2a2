package io.turnpike.routing.conversion.litellm.management;

import io.turnpike.routing.conversion.report.Source;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for each key, user and team that nothing else is said of, from {@code
 * litellm_settings}.
 */
final class Defaults {

  private static final String UPPER =
      "It holds for keys without one of their own; who sets one may set more.";
  private static final String OTHERWISE =
      "Left out: what each key has by itself is said before, and nobody is kept from more.";
  private static final String USER =
      "A user is whom a request names in x-turnpike-user: keys belong to teams here, and to nobody.";

  /** Of those fields of a section that are no bounds. */
  private static final Map<String, String> HINTS =
      Map.of(
          "models", "Left out: say it with each key, as \"allowed_models\".",
          "duration", "Left out: say it with each key, as \"expires_at\".",
          "team_id", "Left out: say it with each key, as \"team\".",
          "user_role", "Left out: who may do what is said when people are invited.",
          "teams", "Left out: people are members of the organization, and keys of teams.",
          "team_member_permissions", "Left out: roles say who may do what.",
          "model_max_budget", "Left out: no budget counts one model of one key.");

  private final Source settings;
  private final ManagementRequests requests;

  private Defaults(Source settings, ManagementRequests requests) {
    this.settings = settings;
    this.requests = requests;
  }

  static void carry(@Nullable Source settings, ManagementRequests requests) {
    if (settings != null) {
      new Defaults(settings, requests).carry();
    }
  }

  private void carry() {
    keys(
        settings.get("default_key_generate_params"),
        settings.get("upperbound_key_generate_params"));
    section(settings.get("default_team_params"), RuleScope.each("team", "each team"), "");
    users();
  }

  private void keys(@Nullable Source usual, @Nullable Source upper) {
    Allowance own = read(usual);
    Allowance bound = read(upper);
    RuleScope whose = RuleScope.each("key", "each key");
    own.put(whose, "", requests);
    bound.beside(own, OTHERWISE).put(whose, UPPER, requests);
  }

  private void users() {
    section(
        settings.get("default_internal_user_params"), RuleScope.each("user", "each user"), USER);
    Money each =
        Money.of(
            settings.get("max_internal_user_budget"),
            settings.get("internal_user_budget_duration"),
            null);
    if (each != null) {
      each.put(RuleScope.each("user", "each user"), USER, requests);
    }
    endUsers(settings.get("max_end_user_budget"));
    endUsers(settings.get("max_user_budget"));
  }

  private void endUsers(@Nullable Source amount) {
    Money each = amount == null ? null : Money.of(amount, null, null);
    if (each != null) {
      each.put(
          RuleScope.each("user", "each user"),
          "A user is whom a request names in x-turnpike-user, in place of the body's \"user\".",
          requests);
    }
  }

  private void section(@Nullable Source section, RuleScope whose, String difference) {
    read(section).put(whose, difference, requests);
  }

  private static Allowance read(@Nullable Source section) {
    if (section == null || !section.json().isObject()) {
      return new Allowance(null, List.of());
    }
    section.children().stream()
        .filter(field -> !Allowance.WORDS.contains(field.key()))
        .forEach(Defaults::beside);
    return Allowance.of(section);
  }

  private static void beside(Source field) {
    field.lost(
        HINTS.getOrDefault(
            field.key(), "Left out: neither a budget nor a limit has a place for it."));
  }
}
