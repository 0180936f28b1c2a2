package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.conversion.report.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a file says for all of its groups: {@code router_settings}, then {@code litellm_settings}.
 */
final class CommonSettings {

  private static final String CREDENTIALS =
      "Not copied: secrets are entered with the provider connections that use them. Addresses are"
          + " those connections' base URLs.";

  /** {@code retry}, {@code timeouts} and {@code cb_config} for the top of each config. */
  private final ObjectNode common = JsonNodeFactory.instance.objectNode();

  /** {@code cache} and guardrails for the top of each document. */
  private final ObjectNode rules = JsonNodeFactory.instance.objectNode();

  private final Map<String, ObjectNode> retries = new LinkedHashMap<>();
  private final Map<String, Source> aliases = new LinkedHashMap<>();
  private final Groups groups;
  private final Terms terms;
  private final Fallbacks fallbacks;
  private String mode = "loadbalance";

  private CommonSettings(Groups groups, Terms terms) {
    this.groups = groups;
    this.terms = terms;
    this.fallbacks = new Fallbacks(groups);
  }

  static CommonSettings read(Source root, Groups groups, Terms terms) {
    CommonSettings settings = new CommonSettings(groups, terms);
    settings.section(root.get("router_settings"));
    settings.section(root.get("litellm_settings"));
    CachedAnswers.carry(root.get("litellm_settings"), settings.rules);
    GuardrailList.carry(root.get("guardrails"), settings.rules);
    lost(root.get("environment_variables"), CREDENTIALS);
    lost(root.get("credential_list"), CREDENTIALS);
    return settings;
  }

  private static void lost(@Nullable Source field, String sentence) {
    if (field != null) {
      field.lost(sentence);
    }
  }

  private void section(@Nullable Source section) {
    if (section != null) {
      section.children().forEach(this::setting);
    }
  }

  private void setting(Source field) {
    switch (field.key()) {
      case "routing_strategy" -> mode = GroupNode.mode(field);
      case "num_retries" -> Retries.carry(field, common);
      case "retry_policy" -> Retries.carryPolicy(field, common);
      case "model_group_retry_policy" -> field.children().forEach(this::groupRetries);
      case "timeout", "request_timeout" -> Times.whole(field, common, !terms.limitsStreams());
      case "stream_timeout" -> Times.streamed(field, common);
      case "drop_params" -> drops(field);
      case "fallbacks", "context_window_fallbacks", "content_policy_fallbacks" ->
          fallbacks.read(field);
      case "default_fallbacks" -> fallbacks.readDefault(field);
      case "model_group_alias" -> field.children().forEach(this::alias);
      case "allowed_fails", "cooldown_time" -> Cooldowns.carry(field, common);
      case "cache", "cache_params" -> {}
      case "provider_budget_config",
          "tag_budget_config",
          "default_key_generate_params",
          "upperbound_key_generate_params",
          "default_internal_user_params",
          "default_team_params",
          "default_team_settings" -> {}
      case "enable_pre_call_checks" ->
          field.carried("Always so: a target too small for a request is left out before it.");
      default -> field.lost(Hints.setting(field.key()));
    }
  }

  private void groupRetries(Source policy) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    Retries.carryPolicy(policy, node);
    retries.put(policy.key(), node);
  }

  private void drops(Source field) {
    boolean selective =
        groups.all().stream()
            .flatMap(group -> group.deployments().stream())
            .anyMatch(deployment -> ParameterWords.isSelective(deployment.route().vendor()));
    if (field.json().isBoolean() && !terms.drops()) {
      field.carried("Means the same here: what a provider cannot do is refused.");
    } else if (selective) {
      field.adjusted(
          "Became \"drop_params\" of the targets at Anthropic: what its API has no counterpart for."
              + " Providers that speak like OpenAI get what the client sends.");
    } else {
      field.lost(Hints.setting(field.key()));
    }
  }

  private void alias(Source alias) {
    Source model = alias.get("model");
    aliases.put(alias.key(), model == null ? alias : model);
  }

  /** Of ours: how a group chooses among its deployments. */
  String mode() {
    return mode;
  }

  Fallbacks fallbacks() {
    return fallbacks;
  }

  /** By the name that stands for another group. */
  Map<String, Source> aliases() {
    return aliases;
  }

  /** A whole document, with what holds wherever it leads. */
  ObjectNode ruled(ObjectNode document) {
    ObjectNode whole = document.deepCopy();
    whole.setAll(rules.deepCopy());
    return whole;
  }

  /** What stands at the top of that group's config. */
  ObjectNode top(String group) {
    ObjectNode top = common.deepCopy();
    ObjectNode own = retries.get(group);
    if (own != null && own.has("retry")) {
      ObjectNode retry = top.withObjectProperty("retry");
      own.get("retry").properties().forEach(word -> merge(retry, word.getKey(), word.getValue()));
    }
    return top;
  }

  /** A policy of a group goes before the common one, its missing number of attempts does not. */
  private static void merge(ObjectNode retry, String word, JsonNode value) {
    if (word.equals("per_class") || !retry.has(word)) {
      retry.set(word, value);
    }
  }
}
