package io.turnpike.routing.gateway.testing.behaviour;

/** Why an answer stopped. */
public enum Finish {
  STOP("stop", "end_turn"),
  LENGTH("length", "max_tokens"),
  TOOL("tool_calls", "tool_use"),
  FILTERED("content_filter", "refusal");

  final String openAi;
  final String anthropic;

  Finish(String openAi, String anthropic) {
    this.openAi = openAi;
    this.anthropic = anthropic;
  }
}
