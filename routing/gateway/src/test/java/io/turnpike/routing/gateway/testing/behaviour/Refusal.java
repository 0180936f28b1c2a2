package io.turnpike.routing.gateway.testing.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An error answer with a status and the vendor's error document: {@code
 * Refusal.status(429).retryAfterSeconds(3)}.
 *
 * @param body instead of the vendor's document; null for that
 * @param headers whole header lines
 * @param after silence before the answer
 */
public record Refusal(
    int status, Complaint complaint, @Nullable String body, List<String> headers, Duration after)
    implements Behaviour {

  public static Refusal status(int status) {
    return of(status, Complaint.of(status));
  }

  /** 429 that no waiting cures; Anthropic tells it from a rate limit by a detail alone. */
  public static Refusal insufficientQuota() {
    return of(429, Complaint.QUOTA);
  }

  /** The limit that the organization set for itself. */
  public static Refusal ownLimit() {
    return of(400, Complaint.OWN_LIMIT);
  }

  /** 400 for a prompt that is too long. */
  public static Refusal contextLength() {
    return of(400, Complaint.CONTEXT);
  }

  /** 400 from a content filter. */
  public static Refusal contentFilter() {
    return of(400, Complaint.FILTERED);
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
    return new Refusal(status, complaint, body, List.copyOf(all), after);
  }

  public Refusal body(String body) {
    return new Refusal(status, complaint, body, headers, after);
  }

  /** The vendor's document with this sentence in it. */
  public Refusal message(String message) {
    Complaint said =
        new Complaint(
            message, complaint.type(), complaint.code(), complaint.kind(), complaint.detail());
    return new Refusal(status, said, body, headers, after);
  }

  public Refusal after(Duration time) {
    return new Refusal(status, complaint, body, headers, time);
  }

  @Override
  public Stream<Step> steps(CompletionRequest call) {
    String document = body == null ? call.shape().error(complaint) : body;
    byte[] answer = Http.whole(status, "application/json", document.getBytes(UTF_8), headers);
    return Stream.of(new Step.Wait(after), Step.send(answer), new Step.Finish());
  }

  private static Refusal of(int status, Complaint complaint) {
    return new Refusal(status, complaint, null, List.of(), Duration.ZERO);
  }
}
