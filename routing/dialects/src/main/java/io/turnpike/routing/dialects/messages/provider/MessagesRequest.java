package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One chat request as a Messages request. Each of its own fields is carried over, is known to
 * change nothing, or ends it; none is overlooked.
 */
final class MessagesRequest {

  /** What every model of this vendor can write. */
  private static final long SMALLEST_LIMIT = 4096;

  /** On the safe side: few languages take more tokens than this. */
  private static final int BYTES_PER_TOKEN = 3;

  private final ObjectNode from;
  private final int bytes;
  private final @Nullable ModelCard card;
  private final ObjectNode to = JsonTree.object();
  private final List<String> dropped = new ArrayList<>();

  /**
   * @param bytes how long the request is, as JSON
   */
  MessagesRequest(ObjectNode from, int bytes, @Nullable ModelCard card) {
    this.from = from;
    this.bytes = bytes;
    this.card = card;
  }

  TranslatedRequest translate() {
    boolean legacy = LegacyFunctions.modernize(from);
    from.propertyStream().forEach(field -> field(field.getKey(), field.getValue()));
    to.set("max_tokens", maxTokens());
    leaveRoomBesideThinking(from.path("thinking").path("budget_tokens"));
    new Conversation(to, dropped).read(from.path("messages"));
    new ToolTerms(to).read(from);
    new OutputConfig(to, dropped).read(from);
    identity(from.path("metadata"));
    return new TranslatedRequest(
        LoneSurrogates.replace(JsonTree.bytes(to)),
        List.copyOf(dropped),
        legacy ? new LegacyAnswers(new MessagesTranslation()) : null);
  }

  /** Null means the default everywhere. */
  private void field(String name, JsonNode value) {
    if (!value.isNull()) {
      translate(name, value);
    }
  }

  private void translate(String name, JsonNode value) {
    switch (name) {
      case "model", "stream", "top_p", "top_k", "thinking", "cache_control", "inference_geo" ->
          to.set(name, value);
      case "temperature" -> to.set(name, Sampling.temperature(value));
      case "stop" -> to.set("stop_sequences", Sampling.stops(value));
      case "service_tier" -> to.put(name, Sampling.tier(value));
      case "seed", "store", "prediction", "prompt_cache_key", "prompt_cache_retention" ->
          dropped.add(name);
      case "verbosity" -> Sampling.verbosity(value, dropped);
      case "n",
          "logprobs",
          "top_logprobs",
          "logit_bias",
          "presence_penalty",
          "frequency_penalty",
          "modalities" ->
          Sampling.neutral(name, value);
      default -> readTogether(name, value);
    }
  }

  /** Of fields that others than this class carry over, only the shape is looked at here. */
  private static void readTogether(String name, JsonNode value) {
    switch (name) {
      case "messages", "max_tokens", "max_completion_tokens", "stream_options", "tool_choice" -> {}
      case "tools" -> JsonTree.require(value.isArray(), name, "an array");
      case "parallel_tool_calls" -> JsonTree.require(value.isBoolean(), name, "true or false");
      case "response_format", "output_config", "metadata" ->
          JsonTree.require(value.isObject(), name, "an object");
      case "reasoning_effort", "user", "safety_identifier" ->
          JsonTree.require(value.isString(), name, "a string");
      case "functions", "function_call" ->
          throw Untranslatable.unsupported(
              name, "it has no place beside \"tools\" or without \"functions\".");
      default ->
          throw Untranslatable.unsupported(
              name, "Anthropic's Messages API has no counterpart; leave it out for this target.");
    }
  }

  /** For whom the answer is made; the rest of what is told of them has no place there. */
  private void identity(JsonNode metadata) {
    JsonNode id = metadata.path("user_id");
    for (String name : List.of("safety_identifier", "user")) {
      id = id.isString() ? id : from.path(name);
    }
    if (id.isString()) {
      to.set("metadata", JsonTree.object().set("user_id", id));
    }
    if (metadata.size() > (metadata.has("user_id") ? 1 : 0)) {
      dropped.add("metadata");
    }
  }

  private JsonNode maxTokens() {
    JsonNode newer = from.path("max_completion_tokens");
    JsonNode asked = newer.isIntegralNumber() ? newer : from.path("max_tokens");
    return asked.isIntegralNumber() ? asked : to.numberNode(longestAnswer());
  }

  /** Thoughts are part of an answer; one that is nothing but thoughts is refused. */
  private void leaveRoomBesideThinking(JsonNode budget) {
    if (!budget.isIntegralNumber() || budget.asLong(0) < to.path("max_tokens").asLong(0)) {
      return;
    }
    if (from.path("max_tokens").isNumber() || from.path("max_completion_tokens").isNumber()) {
      throw Untranslatable.unsupported(
          "thinking.budget_tokens", "it must be less than the most tokens of the answer.");
    }
    to.put("max_tokens", budget.asLong(0) + SMALLEST_LIMIT);
  }

  /** The provider insists on a number; a client that gives none wants no limit of its own. */
  private long longestAnswer() {
    return card == null || card.maxOutputTokens() == 0 ? SMALLEST_LIMIT : longestAnswer(card);
  }

  /**
   * The provider refuses a limit that would not fit beside the prompt. Where next to nothing fits,
   * the prompt is too long, or not made of text, and the provider is to say so.
   */
  private long longestAnswer(ModelCard card) {
    long room = card.contextTokens() - bytes / BYTES_PER_TOKEN;
    return room < SMALLEST_LIMIT ? card.maxOutputTokens() : Math.min(room, card.maxOutputTokens());
  }
}
