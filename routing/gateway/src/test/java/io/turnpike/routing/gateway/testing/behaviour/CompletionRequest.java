package io.turnpike.routing.gateway.testing.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a behaviour needs to know of the request it answers.
 *
 * @param number names the completion, for example {@code chatcmpl-7}
 * @param includeUsage {@code stream_options.include_usage}
 * @param promptTokens words in all string contents of the messages
 * @param maxTokens what the answer may have at most, over all choices; -1 when it may have any
 */
public record CompletionRequest(
    Dialect dialect,
    long number,
    String model,
    boolean stream,
    boolean includeUsage,
    int promptTokens,
    int maxTokens) {

  private static final JsonMapper JSON = JsonMapper.shared();

  static {
    // The first read of all takes a lock, which two providers' threads would wait for.
    JSON.readTree("{}");
  }

  /** Reads what it can: a body that is no JSON is a call without model. */
  public static CompletionRequest read(Dialect dialect, long number, byte[] body) {
    try {
      return of(dialect, number, JSON.readTree(body));
    } catch (JacksonException unreadable) {
      return new CompletionRequest(dialect, number, "", false, false, 0, -1);
    }
  }

  /** The same where the path names the model, and says by its verb how it is to answer. */
  public static CompletionRequest read(String path, long number, byte[] body) {
    CompletionRequest read = read(Dialect.of(path), number, body);
    int model = path.lastIndexOf("/models/") + "/models/".length();
    int verb = path.lastIndexOf(':');
    return verb < model || !path.contains("/models/")
        ? read
        : new CompletionRequest(
            read.dialect,
            number,
            URLDecoder.decode(path.substring(model, verb), UTF_8),
            path.startsWith("stream", verb + 1),
            true,
            read.promptTokens,
            read.maxTokens);
  }

  Shape shape() {
    return dialect.shape();
  }

  private static CompletionRequest of(Dialect dialect, long number, JsonNode body) {
    return new CompletionRequest(
        dialect,
        number,
        body.path("model").asString(""),
        body.path("stream").asBoolean(false),
        body.path("stream_options").path("include_usage").asBoolean(false),
        promptTokens(body),
        maxTokens(body));
  }

  private static int maxTokens(JsonNode body) {
    int newer = body.path("max_completion_tokens").asInt(-1);
    int older = newer < 0 ? body.path("max_tokens").asInt(-1) : newer;
    int newest = older < 0 ? body.path("max_output_tokens").asInt(-1) : older;
    int one = newest < 0 ? body.path("generationConfig").path("maxOutputTokens").asInt(-1) : newest;
    return one < 0 ? -1 : one * Math.max(1, body.path("n").asInt(1));
  }

  private static int promptTokens(JsonNode body) {
    int words =
        text(body.path("system")) + text(body.path("instructions")) + text(body.path("input"));
    for (JsonNode message : body.path("messages")) {
      words += text(message.path("content"));
    }
    for (JsonNode turn : body.path("contents")) {
      words += text(turn.path("parts"));
    }
    for (JsonNode item : body.path("input")) {
      words += text(item.path("content"));
    }
    return words;
  }

  private static int text(JsonNode content) {
    int words = Words.of(content.asString("")).size();
    for (JsonNode part : content) {
      words += Words.of(part.path("text").asString("")).size();
    }
    return words;
  }
}
