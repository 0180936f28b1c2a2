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

  private static final String FORWARD = "forward_client_headers_to_llm_api";
  private static final String SERVER =
      "Left out: it sets up a server. What it holds of keys is not repeated; see"
          + " docs/operations.md for the settings of this one.";

  private static final String CREDENTIALS =
      "Not copied: credentials are entered with their provider connections.";

  /** {@code retry}, {@code timeouts} and {@code cb_config} for the top of each config. */
  private final ObjectNode common = JsonNodeFactory.instance.objectNode();

  private final Map<String, ObjectNode> retries = new LinkedHashMap<>();
  private final Map<String, Source> aliases = new LinkedHashMap<>();
  private final Fallbacks fallbacks;
  private String mode = "loadbalance";

  private CommonSettings(Groups groups) {
    this.fallbacks = new Fallbacks(groups);
  }

  static CommonSettings read(Source root, Groups groups) {
    CommonSettings settings = new CommonSettings(groups);
    settings.section(root.get("router_settings"));
    settings.section(root.get("litellm_settings"));
    lost(root.get("environment_variables"), CREDENTIALS);
    lost(root.get("credential_list"), CREDENTIALS);
    server(root.get("general_settings"));
    return settings;
  }

  private static void lost(@Nullable Source field, String sentence) {
    if (field != null) {
      field.lost(sentence);
    }
  }

  private static void server(@Nullable Source general) {
    if (general == null || general.get(FORWARD) == null) {
      lost(general, SERVER);
    } else {
      general
          .children()
          .forEach(field -> field.lost(field.key().equals(FORWARD) ? Hints.HEADERS : SERVER));
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
      case "timeout", "request_timeout" -> total(field);
      case "stream_timeout" -> timeout(field, "first_token", "The wait for first content.");
      case "fallbacks", "context_window_fallbacks", "content_policy_fallbacks" ->
          fallbacks.read(field);
      case "default_fallbacks" -> fallbacks.readDefault(field);
      case "model_group_alias" -> field.children().forEach(this::alias);
      case "allowed_fails", "cooldown_time" -> Cooldowns.carry(field, common);
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

  private void total(Source field) {
    timeout(
        field, "total", "Limits the whole request over all attempts here, and each attempt there.");
  }

  private void timeout(Source field, String key, String sentence) {
    String duration = Seconds.text(field.json());
    if (duration == null || common.path("timeouts").has(key)) {
      field.lost("Left out: it is no number of seconds up to an hour, or was said before.");
    } else {
      common.withObjectProperty("timeouts").put(key, duration);
      field.adjusted(sentence);
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
