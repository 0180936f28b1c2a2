package io.turnpike.routing.gateway.testing.behaviour;

/** Whose words an answer is written in; the path of the request decides. */
public enum Dialect {
  /** Chat completions. */
  OPENAI(new OpenAiShape()),
  /** {@code POST /v1/messages}. */
  ANTHROPIC(new AnthropicShape()),
  /** {@code POST /v1/responses}. */
  RESPONSES(new ResponsesShape()),
  /** {@code POST …/models/{model}:generateContent}, as at Gemini and Vertex AI. */
  GEMINI(new GeminiShape()),
  /** {@code POST /v2/chat}, Cohere's. */
  COHERE(new CohereShape());

  private final Shape shape;

  Dialect(Shape shape) {
    this.shape = shape;
  }

  public static Dialect of(String path) {
    if (path.endsWith("/messages") || path.endsWith("awPredict")) {
      return ANTHROPIC;
    }
    if (path.endsWith("enerateContent")) {
      return GEMINI;
    }
    if (path.endsWith("/v2/chat")) {
      return COHERE;
    }
    return path.endsWith("/responses") ? RESPONSES : OPENAI;
  }

  Shape shape() {
    return shape;
  }
}
