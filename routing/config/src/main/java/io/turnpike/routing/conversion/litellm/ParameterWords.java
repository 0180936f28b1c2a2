package io.turnpike.routing.conversion.litellm;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.conversion.report.Grammar;
import io.turnpike.routing.conversion.report.Source;
import io.turnpike.routing.conversion.report.Vendor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A deployment's {@code litellm_params}, one by one. */
final class ParameterWords {

  /** Fields that Anthropic's API has no counterpart for, and this gateway refuses to send there. */
  private static final List<String> UNSUPPORTED =
      List.of(
          "n",
          "logprobs",
          "top_logprobs",
          "logit_bias",
          "presence_penalty",
          "frequency_penalty",
          "modalities",
          "audio",
          "verbosity",
          "web_search_options",
          "functions",
          "function_call",
          "messages[*].name");

  private static final int MOST_DROPS = 50;

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

  private final Vendor vendor;
  private final ReachWords reach;
  private final Terms terms;
  private final ObjectNode target;

  /**
   * @param connection empty for whichever the client names
   */
  ParameterWords(Vendor vendor, String connection, Terms terms, ObjectNode target) {
    this.vendor = vendor;
    this.reach = new ReachWords(vendor, connection);
    this.terms = terms;
    this.target = target;
  }

  void carry(Map<String, Source> parameters) {
    boolean both = !parameters.containsKey("stream_timeout") && !terms.limitsStreams();
    parameters.forEach((key, field) -> carry(key, field, both));
    if (terms.drops() && isSelective(vendor)) {
      drop();
    }
  }

  private void carry(String key, Source field, boolean both) {
    switch (key) {
      case "model", "weight", "rpm", "tpm", "order" -> {}
      case "custom_llm_provider" -> field.carried("Part of the connection's name and type.");
      case "timeout", "request_timeout" -> Times.whole(field, target, both);
      case "stream_timeout" -> Times.streamed(field, target);
      case "max_retries", "num_retries" -> Retries.carry(field, target);
      case "additional_drop_params" -> plain(field, "drop_params");
      default -> other(key, field);
    }
  }

  /** Whether its API knows other fields than the one that clients speak. */
  static boolean isSelective(Vendor vendor) {
    return "anthropic".equals(vendor.type());
  }

  private void drop() {
    ArrayNode paths = target.withArrayProperty("drop_params");
    Set<String> known = paths.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    UNSUPPORTED.stream()
        .filter(path -> !known.contains(path))
        .limit(Math.max(0, MOST_DROPS - known.size()))
        .forEach(paths::add);
  }

  private void plain(Source field, String word) {
    if (Grammar.keeps(field, Grammar.refusal(word, field.json()))) {
      target.set(word, field.json().deepCopy());
      field.carried("Became " + quoted(word) + ".");
    }
  }

  private void other(String key, Source field) {
    if (ReachWords.reaches(key)) {
      reach.tell(key, field);
    } else if (REQUEST.contains(key)) {
      parameter(key, field);
    } else {
      field.lost(Hints.parameter(key));
    }
  }

  private void parameter(String key, Source field) {
    ObjectNode alone = JsonNodeFactory.instance.objectNode();
    if (Grammar.keeps(field, Grammar.refusal("default_params", alone.set(key, field.json())))) {
      target.withObjectProperty("default_params").set(key, field.json());
      field.carried("Set where the client sends none, as \"default_params\".");
    }
  }
}
