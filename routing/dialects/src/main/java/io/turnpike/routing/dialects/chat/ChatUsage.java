package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.JsonParsers;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a {@code usage} object of OpenAI's shape into classes of tokens that do not overlap. The
 * canonical form adds what OpenAI has no word for: tokens written to a cache, by how long they stay
 * there.
 */
public final class ChatUsage {

  private static final int MOST_DIGITS = 18;

  private long prompt = -1;
  private long completion = -1;
  private long cached;
  private long cacheWrite5m;
  private long cacheWrite1h;
  private long reasoning;
  private long audioInput;
  private long audioOutput;
  private @Nullable RejectedUsage rejected;

  private ChatUsage() {}

  public static UsageReport of(byte[] bytes, int start, int end) {
    try (JsonParser in = JsonParsers.of(bytes, start, end - start)) {
      in.nextToken();
      return read(in);
    } catch (JacksonException notJson) {
      int most = Math.min(end - start, RejectedUsage.LONGEST);
      return UsageReport.rejected("usage", new String(bytes, start, most, UTF_8));
    }
  }

  /** The parser stands on the opening brace, and then on the closing one. */
  public static UsageReport read(JsonParser in) {
    ChatUsage fields = new ChatUsage();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      fields.field(in, in.currentName());
    }
    return fields.report();
  }

  private void field(JsonParser in, String name) {
    JsonToken value = in.nextToken();
    switch (name) {
      case "prompt_tokens", "input_tokens" -> prompt = count(in, name, value);
      case "completion_tokens", "output_tokens" -> completion = count(in, name, value);
      case "prompt_cache_hit_tokens" -> cached = Math.max(cached, count(in, name, value));
      case "prompt_tokens_details", "input_tokens_details" -> details(in, value, true);
      case "completion_tokens_details", "output_tokens_details" -> details(in, value, false);
      default -> in.skipChildren();
    }
  }

  private void details(JsonParser in, JsonToken value, boolean input) {
    if (value != JsonToken.START_OBJECT) {
      in.skipChildren();
      return;
    }
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      detail(in, in.currentName(), input);
    }
  }

  private void detail(JsonParser in, String name, boolean input) {
    JsonToken value = in.nextToken();
    switch (name) {
      case "cached_tokens" -> cached = Math.max(cached, count(in, name, value));
      case "cache_write_5m_tokens", "cache_write_tokens" -> cacheWrite5m = count(in, name, value);
      case "cache_write_1h_tokens" -> cacheWrite1h = count(in, name, value);
      case "reasoning_tokens" -> reasoning = count(in, name, value);
      case "audio_tokens" -> audio(count(in, name, value), input);
      default -> in.skipChildren();
    }
  }

  private void audio(long tokens, boolean input) {
    if (input) {
      audioInput = tokens;
    } else {
      audioOutput = tokens;
    }
  }

  private long count(JsonParser in, String name, JsonToken value) {
    if (value == JsonToken.VALUE_NULL) {
      return 0;
    }
    long count = value == JsonToken.VALUE_NUMBER_INT ? number(in) : -1;
    if (count < 0 || count > UsageReport.MOST_TOKENS) {
      reject(name, value.isStructStart() ? "an object or a list" : in.getString());
    }
    in.skipChildren();
    return count;
  }

  /** -1 for one of more digits than any count has, which the parser would throw at us. */
  private static long number(JsonParser in) {
    return in.getStringLength() > MOST_DIGITS ? -1 : in.getLongValue();
  }

  private void reject(String field, @Nullable String claimed) {
    if (rejected == null) {
      rejected = new RejectedUsage(field, String.valueOf(claimed));
    }
  }

  private UsageReport report() {
    long input = prompt - cached - cacheWrite5m - cacheWrite1h - audioInput;
    long output = completion - reasoning - audioOutput;
    boolean counted = prompt >= 0 && completion >= 0;
    if (rejected == null && counted && input < 0) {
      reject("prompt_tokens", prompt + ", which is less than its parts");
    }
    if (rejected == null && counted && output < 0) {
      reject("completion_tokens", completion + ", which is less than its parts");
    }
    return rejected == null && !counted
        ? UsageReport.NONE
        : new UsageReport(rejected == null ? usage(input, output) : null, rejected);
  }

  private TokenUsage usage(long input, long output) {
    return new TokenUsage(
        input, cached, cacheWrite5m, cacheWrite1h, output, reasoning, audioInput, audioOutput, 0);
  }
}
