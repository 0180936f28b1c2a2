package io.turnpike.routing.testing.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An error answer with a status and OpenAI's error document: {@code
 * Refusal.status(429).retryAfterSeconds(3)}.
 *
 * @param headers whole header lines
 * @param after silence before the answer
 */
public record Refusal(int status, String body, List<String> headers, Duration after)
    implements Behaviour {

  public static Refusal status(int status) {
    String body = Json.error("The provider answered " + status + ".", type(status), code(status));
    return new Refusal(status, body, List.of(), Duration.ZERO);
  }

  /** 429 that no waiting cures. */
  public static Refusal insufficientQuota() {
    String message = "You exceeded your current quota, please check your plan.";
    return status(429).body(Json.error(message, "insufficient_quota", "insufficient_quota"));
  }

  /** 400 for a prompt that is too long. */
  public static Refusal contextLength() {
    String message = "This model's maximum context length is 8192 tokens.";
    return status(400)
        .body(Json.error(message, "invalid_request_error", "context_length_exceeded"));
  }

  /** 400 from a content filter. */
  public static Refusal contentFilter() {
    String message = "The response was filtered.";
    return status(400).body(Json.error(message, "invalid_request_error", "content_filter"));
  }

  public Refusal retryAfterSeconds(long seconds) {
    return header("Retry-After: " + seconds);
  }

  public Refusal retryAfterDate(Instant date) {
    DateTimeFormatter format = DateTimeFormatter.RFC_1123_DATE_TIME;
    return header("Retry-After: " + format.format(date.atZone(ZoneOffset.UTC)));
  }

  public Refusal retryAfterMillis(long millis) {
    return header("retry-after-ms: " + millis);
  }

  public Refusal header(String line) {
    List<String> all = new ArrayList<>(headers);
    all.add(line);
    return new Refusal(status, body, List.copyOf(all), after);
  }

  public Refusal body(String body) {
    return new Refusal(status, body, headers, after);
  }

  public Refusal after(Duration time) {
    return new Refusal(status, body, headers, time);
  }

  @Override
  public Stream<Step> steps(Call call) {
    byte[] answer = Http.whole(status, "application/json", body.getBytes(UTF_8), headers);
    return Stream.of(new Step.Wait(after), Step.send(answer), new Step.Finish());
  }

  private static String type(int status) {
    return switch (status) {
      case 401, 403 -> "authentication_error";
      case 429 -> "rate_limit_exceeded";
      case 503, 529 -> "overloaded_error";
      default -> status >= 500 ? "server_error" : "invalid_request_error";
    };
  }

  private static String code(int status) {
    return switch (status) {
      case 401 -> "invalid_api_key";
      case 404 -> "model_not_found";
      case 429 -> "rate_limit_exceeded";
      default -> "status_" + status;
    };
  }
}
