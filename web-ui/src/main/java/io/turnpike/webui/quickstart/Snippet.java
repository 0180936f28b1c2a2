package io.turnpike.webui.quickstart;

import io.turnpike.routing.StarterConfig;
import java.util.List;

/** A first call in one language, ready to paste. The message makes the flaky target fail. */
public record Snippet(String id, String title, String code) {

  /** Where a reader puts in the key that cannot be shown. */
  static final String NO_KEY = "YOUR_KEY";

  private static final String CURL =
      """
      curl %ENDPOINT%/chat/completions \\
        -H "Authorization: Bearer %KEY%" \\
        -H "x-turnpike-config: %CONFIG%" \\
        -H "Content-Type: application/json" \\
        -d '{
          "model": "demo/echo",
          "messages": [{"role": "user", "content": "Hello from my first call"}]
        }'
      """;

  private static final String PYTHON =
      """
      # pip install openai
      from openai import OpenAI

      client = OpenAI(
          base_url="%ENDPOINT%",
          api_key="%KEY%",
          default_headers={"x-turnpike-config": "%CONFIG%"},
      )
      stream = client.chat.completions.create(
          model="demo/echo",
          messages=[{"role": "user", "content": "Hello from my first call"}],
          stream=True,
      )
      for chunk in stream:
          if chunk.choices:
              print(chunk.choices[0].delta.content or "", end="", flush=True)
      """;

  private static final String NODE =
      """
      // npm install openai
      import OpenAI from "openai";

      const client = new OpenAI({
        baseURL: "%ENDPOINT%",
        apiKey: "%KEY%",
        defaultHeaders: { "x-turnpike-config": "%CONFIG%" },
      });
      const stream = await client.chat.completions.create({
        model: "demo/echo",
        messages: [{ role: "user", content: "Hello from my first call" }],
        stream: true,
      });
      for await (const chunk of stream) {
        process.stdout.write(chunk.choices[0]?.delta?.content ?? "");
      }
      """;

  private static final String JAVA =
      """
      // com.openai:openai-java
      OpenAIClient client = OpenAIOkHttpClient.builder()
          .baseUrl("%ENDPOINT%")
          .apiKey("%KEY%")
          .putHeader("x-turnpike-config", "%CONFIG%")
          .build();
      var params = ChatCompletionCreateParams.builder()
          .model("demo/echo")
          .addUserMessage("Hello from my first call")
          .build();
      try (var stream = client.chat().completions().createStreaming(params)) {
        stream.stream()
            .flatMap(chunk -> chunk.choices().stream())
            .flatMap(choice -> choice.delta().content().stream())
            .forEach(System.out::print);
      }
      """;

  static List<Snippet> all(String endpoint, String key, String config) {
    return List.of(
        new Snippet("curl", "curl", filled(CURL, endpoint, key, config)),
        new Snippet("python", "Python", filled(PYTHON, endpoint, key, config)),
        new Snippet("node", "Node", filled(NODE, endpoint, key, config)),
        new Snippet("java", "Java", filled(JAVA, endpoint, key, config)));
  }

  /** The call that would fill an empty page. */
  public static Snippet curl(String endpoint) {
    return new Snippet("curl", "curl", filled(CURL, endpoint, NO_KEY, StarterConfig.NAME));
  }

  private static String filled(String template, String endpoint, String key, String config) {
    return template
        .replace("%ENDPOINT%", endpoint)
        .replace("%KEY%", key)
        .replace("%CONFIG%", config)
        .strip();
  }
}
