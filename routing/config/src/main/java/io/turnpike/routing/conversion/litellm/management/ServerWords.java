package io.turnpike.routing.conversion.litellm.management;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.routing.conversion.litellm.management.Allowance.Rate;
import io.turnpike.routing.conversion.report.Source;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What holds for all: {@code general_settings}, and bounds in the other two sections. */
final class ServerWords {

  private static final int LONGEST_DAYS = 3650;
  private static final String WAITS = "It refuses what goes beyond, and lets nothing wait.";

  private static final String SERVER =
      "Left out: it sets up a server. What it holds of keys is not repeated; see"
          + " docs/operations.md for the settings of this one.";
  private static final String SIGN_IN =
      "Left out: gateway keys and people sign in here, see docs/api.md.";

  private static final Map<String, String> HINTS =
      Map.ofEntries(
          Map.entry(
              "database_url",
              "Not copied: the store is set for the whole server, by TURNPIKE_DATABASE_URL."),
          Map.entry(
              "alerting", "Left out: webhooks tell of budgets and failures, see docs/webhooks.md."),
          Map.entry(
              "alert_types",
              "Left out: webhooks tell of budgets and failures, see docs/webhooks.md."),
          Map.entry(
              "pass_through_endpoints",
              "Left out: every other path below /v1 goes to a provider as it is, see docs/api.md."),
          Map.entry("user_header_name", "Left out: the user is named in x-turnpike-user."),
          Map.entry(
              "litellm_key_header_name",
              "Left out: keys are taken from Authorization, x-api-key and api-key."),
          Map.entry("allowed_routes", "Left out: keys are held to models, by \"allowed_models\"."),
          Map.entry("max_request_size_mb", "Left out: no body is larger than 32 MiB."),
          Map.entry("store_model_in_db", "Left out: what is saved here always is in the database."),
          Map.entry("enable_jwt_auth", SIGN_IN),
          Map.entry("litellm_jwtauth", SIGN_IN),
          Map.entry("custom_auth", SIGN_IN),
          Map.entry(
              "forward_client_headers_to_llm_api",
              "Left out: headers are passed on by name. List those that providers need in"
                  + " \"forward_headers\"."));

  private final ManagementRequests requests;

  private ServerWords(ManagementRequests requests) {
    this.requests = requests;
  }

  /**
   * @param clients name of the key that clients get; null for none
   */
  static void carry(
      @Nullable Source general,
      @Nullable Source router,
      @Nullable Source common,
      @Nullable String clients,
      ManagementRequests requests) {
    ServerWords words = new ServerWords(requests);
    if (general != null) {
      general.children().forEach(field -> words.general(field, clients));
    }
    if (router != null) {
      words.concurrency(router.get("default_max_parallel_requests"), connections());
    }
    if (common != null) {
      words.common(common);
    }
  }

  private void common(Source common) {
    Money all = Money.of(common.get("max_budget"), common.get("budget_duration"), null);
    if (all != null) {
      all.put(RuleScope.organization(), "", requests);
    }
    concurrency(common.get("max_parallel_requests"), RuleScope.organization());
    zone(common.get("timezone"));
  }

  private void general(Source field, @Nullable String clients) {
    switch (field.key()) {
      case "master_key" -> masterKey(field, clients);
      case "max_parallel_requests" -> concurrency(field, connections());
      case "global_max_parallel_requests" -> concurrency(field, RuleScope.organization());
      case "maximum_spend_logs_retention_period" -> retention(field);
      default -> field.lost(HINTS.getOrDefault(field.key(), SERVER));
    }
  }

  private static RuleScope connections() {
    return new RuleScope(
        JsonNodeFactory.instance.objectNode().put("provider", "*"),
        "each-connection",
        "each connection");
  }

  private static void masterKey(Source field, @Nullable String clients) {
    String key =
        clients == null
            ? "Clients get gateway keys"
            : "Clients get the gateway key " + quoted(clients);
    field.adjusted(
        "Not copied. "
            + key
            + "; what manages this server gets a management key, made in the console.");
  }

  private void concurrency(@Nullable Source field, RuleScope whose) {
    Rate rate = field == null ? null : Rate.of("concurrency", field);
    if (rate != null) {
      new Allowance(null, List.of(rate)).put(whose, WAITS, requests);
    }
  }

  private void retention(Source field) {
    long days = BudgetPeriod.inDays(String.valueOf(field.text()));
    if (days == 0) {
      field.lost("Left out: it is no number of days such as \"30d\".");
      return;
    }
    organization(
        field,
        JsonNodeFactory.instance
            .objectNode()
            .put("log_retention_days", Math.min(days, LONGEST_DAYS)));
    field.adjusted(
        "Became the organization's \"log_retention_days\": "
            + Math.min(days, LONGEST_DAYS)
            + ". Spend stays.");
  }

  private void zone(@Nullable Source field) {
    String zone = field == null ? null : field.text();
    if (field != null && zone != null && ZoneId.getAvailableZoneIds().contains(zone)) {
      organization(field, JsonNodeFactory.instance.objectNode().put("time_zone", zone));
      field.carried(
          "Became the organization's \"time_zone\": days and budgets begin at its midnight.");
    } else if (field != null) {
      field.lost("Left out: it is no name of a time zone such as \"Europe/Berlin\".");
    }
  }

  private void organization(Source field, ObjectNode body) {
    requests.add(
        Subject.ORGANIZATION,
        body.propertyNames().iterator().next().replace('_', '-'),
        body,
        List.of(field));
  }
}
