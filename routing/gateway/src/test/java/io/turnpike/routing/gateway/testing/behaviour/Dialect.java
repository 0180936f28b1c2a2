package io.turnpike.routing.gateway.testing.behaviour;

/** Whose words an answer is written in; the path of the request decides. */
public enum Dialect {
  /** Chat completions. */
  OPENAI(new OpenAiShape()),
  /** {@code POST /v1/messages}. */
  ANTHROPIC(new AnthropicShape()),
  /** {@code POST /v1/responses}. */
  RESPONSES(new ResponsesShape());

  private final Shape shape;

  Dialect(Shape shape) {
    this.shape = shape;
  }

  public static Dialect of(String path) {
    if (path.endsWith("/messages")) {
      return ANTHROPIC;
    }
    return path.endsWith("/responses") ? RESPONSES : OPENAI;
  }

  Shape shape() {
    return shape;
  }
}
