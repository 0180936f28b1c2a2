package io.turnpike.routing.gateway.testing.behaviour;

/** Why an answer stopped. */
public enum Finish {
  STOP("stop", "end_turn", "STOP"),
  LENGTH("length", "max_tokens", "MAX_TOKENS"),
  TOOL("tool_calls", "tool_use", "STOP"),
  FILTERED("content_filter", "refusal", "SAFETY");

  final String openAi;
  final String anthropic;
  final String gemini;

  Finish(String openAi, String anthropic, String gemini) {
    this.openAi = openAi;
    this.anthropic = anthropic;
    this.gemini = gemini;
  }
}
