package io.turnpike.routing.dialect;

import io.turnpike.routing.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a {@code usage} object of OpenAI's shape into classes of tokens that do not overlap. The
 * canonical form adds what OpenAI has no word for: tokens written to a cache, by how long they stay
 * there.
 */
public final class UsageFields {

  /** More than any model can read or write; whoever reports it is wrong. */
  private static final long ABSURD = 1L << 40;

  private long prompt = -1;
  private long completion = -1;
  private long cached;
  private long cacheWrite5m;
  private long cacheWrite1h;
  private long reasoning;
  private long audioInput;
  private long audioOutput;

  private UsageFields() {}

  /** Null when the object says nothing usable: counts missing, negative, absurd, or no JSON. */
  public static @Nullable TokenUsage of(byte[] bytes, int start, int end) {
    try (JsonParser in = Json.parser(bytes, start, end - start)) {
      in.nextToken();
      return read(in);
    } catch (JacksonException noUsage) {
      return null;
    }
  }

  /** The parser stands on the opening brace, and then on the closing one. */
  static @Nullable TokenUsage read(JsonParser in) {
    UsageFields fields = new UsageFields();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      fields.field(in, in.currentName());
    }
    return fields.usage();
  }

  private void field(JsonParser in, String name) {
    JsonToken value = in.nextToken();
    switch (name) {
      case "prompt_tokens", "input_tokens" -> prompt = count(in, value);
      case "completion_tokens", "output_tokens" -> completion = count(in, value);
      case "prompt_cache_hit_tokens" -> cached = Math.max(cached, count(in, value));
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
      case "cached_tokens" -> cached = Math.max(cached, count(in, value));
      case "cache_write_5m_tokens" -> cacheWrite5m = count(in, value);
      case "cache_write_1h_tokens" -> cacheWrite1h = count(in, value);
      case "reasoning_tokens" -> reasoning = count(in, value);
      case "audio_tokens" -> audio(count(in, value), input);
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

  private static long count(JsonParser in, JsonToken value) {
    if (value == JsonToken.VALUE_NUMBER_INT) {
      return in.getValueAsLong(-1);
    }
    in.skipChildren();
    return value == JsonToken.VALUE_NULL ? 0 : -1;
  }

  private @Nullable TokenUsage usage() {
    long input = prompt - cached - cacheWrite5m - cacheWrite1h - audioInput;
    long output = completion - reasoning - audioOutput;
    boolean counted = prompt >= 0 && completion >= 0 && prompt < ABSURD && completion < ABSURD;
    boolean parts = cached >= 0 && reasoning >= 0 && audioInput >= 0 && audioOutput >= 0;
    boolean writes = cacheWrite5m >= 0 && cacheWrite1h >= 0;
    return counted && parts && writes && input >= 0 && output >= 0 ? usage(input, output) : null;
  }

  private TokenUsage usage(long input, long output) {
    return new TokenUsage(
        input, cached, cacheWrite5m, cacheWrite1h, output, reasoning, audioInput, audioOutput, 0);
  }
}
