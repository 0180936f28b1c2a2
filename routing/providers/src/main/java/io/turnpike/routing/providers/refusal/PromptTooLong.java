package io.turnpike.routing.providers.refusal;

import java.util.List;

/**
 * Vendors' and servers' words for a prompt that does not fit the model, the one refusal that a
 * larger window helps. What only looks like it is some other field that is too long.
 */
final class PromptTooLong {

  private static final String[] CODES = {
    "context_length",
    "context_window",
    "exceed_context_size",
    "request_too_large",
    "tokens_limit_reached",
    "model_max_prompt_tokens_exceeded",
    "model_context_window_exceeded",
  };

  /** In lower case; which of them is whose is told by the rows of the test. */
  private static final List<String> PHRASES =
      List.of(
          "maximum context length",
          "maximum prompt length is",
          "prompt is too long",
          "prompt too long",
          "prompt exceeds max length",
          "exceed context limit",
          "exceeds the context window",
          "exceeds the context length",
          "exceeds maximum context length",
          "exceeds the available context size",
          "exceeds maximum input length",
          "exceeds the maximum number of tokens allowed",
          "exceeded model token limit",
          "exceeded this model context window limit",
          "context window exceeds limit",
          "contextwindowexceedederror",
          "but model only supports up to",
          "too large for model with",
          "total number of tokens in the prompt cannot exceed",
          "too many tokens: size limit exceeded by",
          "cannot exceed the total tokens limit",
          "reduce the length of the messages",
          "input is too long for requested model",
          "too many input tokens",
          "longer than the maximum model length",
          "longer than the model's context length",
          "too long to fit into the model",
          "`inputs` must have less than",
          "`inputs` tokens + `max_new_tokens` must be",
          "the input is too large to process",
          "when context the overflows",
          "greater than the context length",
          "range of input length should be");

  /** Where a prompt stands; anything else that is too long is not the prompt. */
  private static final List<String> PROMPTS = List.of("messages", "input", "prompt", "contents");

  private PromptTooLong() {}

  static boolean is(ErrorDocument error) {
    String param = error.param();
    if (param != null && PROMPTS.stream().noneMatch(param::startsWith)) {
      return error.says("context_length");
    }
    if (error.says("string_above_max_length")) {
      return param != null;
    }
    return error.says(CODES) || error.mentions(PHRASES) && !isAboutTheAnswer(error);
  }

  /** The client allows a longer answer than the model gives. */
  private static boolean isAboutTheAnswer(ErrorDocument error) {
    return error.begins(List.of("max_tokens", "`max_tokens`", "'max_tokens'", "max_completion"));
  }
}
