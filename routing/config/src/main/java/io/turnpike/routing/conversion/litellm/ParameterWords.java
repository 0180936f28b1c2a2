package io.turnpike.routing.conversion.litellm;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.conversion.report.Grammar;
import io.turnpike.routing.conversion.report.Secrets;
import io.turnpike.routing.conversion.report.Source;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A deployment's {@code litellm_params}, one by one. */
final class ParameterWords {

  private static final Pattern ENVIRONMENT = Pattern.compile("os\\.environ/([A-Za-z0-9_]{1,60})");
  private static final Pattern REACHING =
      Pattern.compile(
          "(aws_|vertex_|azure_|watsonx_|tenant_|client_id|oci_|sagemaker_).*"
              + "|api_base|base_url|api_version|organization|project|region_name"
              + "|litellm_credential_name|extra_headers|headers|use_litellm_proxy");
  private static final Set<String> REQUEST =
      Set.of(
          "temperature",
          "max_tokens",
          "max_completion_tokens",
          "top_p",
          "top_k",
          "n",
          "stop",
          "presence_penalty",
          "frequency_penalty",
          "seed",
          "user",
          "response_format",
          "tools",
          "tool_choice",
          "parallel_tool_calls",
          "reasoning_effort",
          "logit_bias",
          "logprobs",
          "top_logprobs",
          "thinking",
          "service_tier",
          "verbosity",
          "dimensions",
          "modalities",
          "encoding_format",
          "prediction",
          "web_search_options");

  private ParameterWords() {}

  /** Whether it makes the way to the provider another one. */
  static boolean reaches(String key) {
    return Secrets.holdsOne(key) || REACHING.matcher(key).matches();
  }

  static void carry(String key, Source field, String connection, ObjectNode target) {
    switch (key) {
      case "model", "weight", "rpm", "tpm", "order" -> {}
      case "custom_llm_provider" -> field.carried("Part of the connection's name and type.");
      case "stream_timeout" -> firstToken(field, target, "The wait for a stream's first content.");
      case "timeout" -> timeout(field, target);
      case "max_retries", "num_retries" -> Retries.carry(field, target);
      case "additional_drop_params" -> plain(field, "drop_params", target);
      default -> other(key, field, connection, target);
    }
  }

  private static void timeout(Source field, ObjectNode target) {
    firstToken(
        field,
        target,
        "Limits the wait for a stream's first content here; a whole request is limited by"
            + " \"timeouts\": {\"total\": …} at the top of the config.");
  }

  private static void firstToken(Source field, ObjectNode target, String sentence) {
    String duration = Seconds.text(field.json());
    boolean replaces =
        field.key().equals("stream_timeout") || !target.path("timeouts").has("first_token");
    if (duration == null) {
      field.lost("Left out: it is no number of seconds up to an hour.");
    } else if (replaces) {
      target.withObjectProperty("timeouts").put("first_token", duration);
      field.adjusted(sentence);
    } else {
      field.lost("Left out: \"stream_timeout\" says it for streams, and a target has no other.");
    }
  }

  private static void plain(Source field, String word, ObjectNode target) {
    if (Grammar.keeps(field, Grammar.refusal(word, field.json()))) {
      target.set(word, field.json());
      field.carried("Became " + quoted(word) + ".");
    }
  }

  private static void other(String key, Source field, String connection, ObjectNode target) {
    if (reaches(key)) {
      field.adjusted(secret(field, connection));
    } else if (REQUEST.contains(key)) {
      parameter(key, field, target);
    } else {
      field.lost(Hints.parameter(key));
    }
  }

  private static String secret(Source field, String connection) {
    String text = field.text();
    Matcher variable = ENVIRONMENT.matcher(text == null ? "" : text);
    String what = variable.matches() ? "Enter the value of " + variable.group(1) : "Enter it";
    return "Not copied: configs hold neither credentials nor addresses. "
        + what
        + " with the provider connection "
        + quoted(connection)
        + ".";
  }

  private static void parameter(String key, Source field, ObjectNode target) {
    ObjectNode alone = JsonNodeFactory.instance.objectNode();
    if (Grammar.keeps(field, Grammar.refusal("default_params", alone.set(key, field.json())))) {
      target.withObjectProperty("default_params").set(key, field.json());
      field.carried("Set where the client sends none, as \"default_params\".");
    }
  }
}
