package io.turnpike.routing.providers.demo;

import java.util.List;

/**
 * What a demo model says, decided before the first token leaves.
 *
 * @param finishReason {@code stop}, or {@code length} when the request's token limit cut it
 */
record DemoReply(List<String> tokens, String finishReason) {

  static DemoReply to(ChatRequest request) {
    List<String> tokens = Tokens.of(sentence(request.lastUserText().strip()));
    boolean cut = tokens.size() > request.maxTokens();
    return cut
        ? new DemoReply(tokens.subList(0, request.maxTokens()), "length")
        : new DemoReply(tokens, "stop");
  }

  String text() {
    return String.join("", tokens);
  }

  private static String sentence(String said) {
    return said.isEmpty()
        ? "You said nothing, and the demo model repeats it."
        : "You said: " + said + "\n\nThat was the demo model, which repeats what it hears.";
  }
}
