package io.turnpike.routing.gateway.testing.behaviour;

/** Why an answer stopped. */
public enum Finish {
  STOP("stop", "end_turn", "STOP", "COMPLETE"),
  LENGTH("length", "max_tokens", "MAX_TOKENS", "MAX_TOKENS"),
  TOOL("tool_calls", "tool_use", "STOP", "TOOL_CALL"),
  FILTERED("content_filter", "refusal", "SAFETY", "ERROR_TOXIC");

  final String openAi;
  final String anthropic;
  final String gemini;
  final String cohere;

  Finish(String openAi, String anthropic, String gemini, String cohere) {
    this.openAi = openAi;
    this.anthropic = anthropic;
    this.gemini = gemini;
    this.cohere = cohere;
  }
}
