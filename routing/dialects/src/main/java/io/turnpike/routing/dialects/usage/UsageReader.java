package io.turnpike.routing.dialects.usage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.JsonParsers;
import io.turnpike.routing.usage.RejectedUsage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a {@code usage} object into classes of tokens that do not overlap: {@code prompt_tokens},
 * {@code completion_tokens}, {@code total_tokens} and their details, or {@code input_tokens} and
 * {@code output_tokens} and theirs, under whatever name a vendor gives a count and wherever in the
 * object it stands, and the calls of tools that are counted beside them. {@code TokenCounts} says
 * how they add up. A field that nobody here knows is passed over; one that is null says nothing.
 *
 * <pre>{@code
 * UsageReport report = UsageReader.of(bytes, start, end);
 * }</pre>
 */
public final class UsageReader {

  private static final int MOST_DIGITS = 18;
  private static final long NO_COUNT = -1;

  private final JsonParser in;
  private final Function<String, @Nullable TokenCount> ofRead;
  private final TokenCounts counts = new TokenCounts();

  private UsageReader(JsonParser in, Function<String, @Nullable TokenCount> ofRead) {
    this.in = in;
    this.ofRead = ofRead;
  }

  /**
   * Of the object from its opening brace to after its closing one. Bytes that are none are a claim
   * that cannot be.
   */
  public static UsageReport of(byte[] bytes, int start, int end) {
    return of(bytes, start, end, TokenCount::ofRead);
  }

  /** The same of whoever sells pictures apart from text. */
  public static UsageReport withPictures(byte[] bytes) {
    return of(bytes, 0, bytes.length, TokenCount::ofReadWithPictures);
  }

  private static UsageReport of(
      byte[] bytes, int start, int end, Function<String, @Nullable TokenCount> ofRead) {
    try (JsonParser in = JsonParsers.of(bytes, start, end - start)) {
      in.nextToken();
      return read(in, ofRead);
    } catch (JacksonException notJson) {
      int most = Math.min(end - start, RejectedUsage.LONGEST);
      return UsageReport.rejected("usage", new String(bytes, start, most, UTF_8));
    }
  }

  /**
   * Of the object whose opening brace a parser stands on; it then stands on the closing one. Throws
   * {@link JacksonException} for what is no JSON.
   */
  public static UsageReport read(JsonParser in) {
    return read(in, TokenCount::ofRead);
  }

  private static UsageReport read(JsonParser in, Function<String, @Nullable TokenCount> ofRead) {
    UsageReader reader = new UsageReader(in, ofRead);
    reader.fields(TokenCount::atTop);
    return reader.counts.report();
  }

  private void fields(Function<String, @Nullable TokenCount> names) {
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      Function<String, @Nullable TokenCount> inner = within(name);
      if (inner == null) {
        field(names.apply(name), name, value);
      } else if (value == JsonToken.START_OBJECT) {
        fields(inner);
      } else {
        in.skipChildren();
      }
    }
  }

  /** The counts in an object of that name; null where nobody here knows any. */
  private @Nullable Function<String, @Nullable TokenCount> within(String name) {
    return switch (name) {
      case "prompt_tokens_details",
          "prompt_token_details",
          "input_tokens_details",
          "input_token_details" ->
          ofRead;
      case "completion_tokens_details",
          "completion_token_details",
          "output_tokens_details",
          "output_token_details" ->
          TokenCount::ofWritten;
      case "cached_tokens_details" -> TokenCount::ofCached;
      case "cache_creation" -> TokenCount::ofCacheWrites;
      case "cost" -> TokenCount::ofCost;
      case "server_tool_use", "server_side_tool_usage_details", "connectors" -> TokenCount::ofTools;
      default -> null;
    };
  }

  private void field(@Nullable TokenCount count, String name, JsonToken value) {
    if (count != null && value != JsonToken.VALUE_NULL) {
      said(count, name, value);
    }
    in.skipChildren();
  }

  private void said(TokenCount count, String name, JsonToken value) {
    if (count.isSign()) {
      counts.say(count, name, isZero(value) ? 0 : 1);
    } else {
      long tokens = tokens(value);
      if (tokens >= 0 && tokens <= count.most()) {
        counts.say(count, name, tokens);
      } else {
        counts.reject(count, name, value.isStructStart() ? "an object or a list" : in.getString());
      }
    }
  }

  private boolean isZero(JsonToken value) {
    return value.isNumeric() && in.getDoubleValue() == 0;
  }

  /** What has a fraction that is none is a whole number, and so are digits between quotes. */
  private long tokens(JsonToken value) {
    return switch (value) {
      case VALUE_NUMBER_INT -> in.getStringLength() > MOST_DIGITS ? NO_COUNT : in.getLongValue();
      case VALUE_NUMBER_FLOAT -> whole(in.getDoubleValue());
      case VALUE_STRING -> digits(in.getString());
      default -> NO_COUNT;
    };
  }

  private static long whole(double number) {
    return number == Math.rint(number) && Math.abs(number) <= UsageReport.MOST_TOKENS
        ? (long) number
        : NO_COUNT;
  }

  private static long digits(String text) {
    boolean only = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return only && text.length() <= MOST_DIGITS ? Long.parseLong(text) : NO_COUNT;
  }
}
