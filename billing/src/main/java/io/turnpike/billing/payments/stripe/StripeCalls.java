package io.turnpike.billing.payments.stripe;

import static java.util.Objects.requireNonNull;

import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.infra.refusal.Unavailable;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.util.retry.Retry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * POSTs to Stripe. What fails on the way, or on Stripe's side, is tried three times under the same
 * idempotency key, so that Stripe does it once.
 */
final class StripeCalls {

  private static final Logger log = LoggerFactory.getLogger(StripeCalls.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Fields and answers are read as this version has them, whatever the account's default is. */
  private static final String VERSION = "2024-06-20";

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int MORE_TRIES = 2;
  private static final int LARGEST = 1 << 20;
  private static final int LONGEST_WORDS = 300;

  private final OutboundHttp http;
  private final StripeSettings settings;

  StripeCalls(OutboundHttp http, StripeSettings settings) {
    this.http = http;
    this.settings = settings;
  }

  /** Unavailable for whatever is no success; the log says what it was. */
  Mono<JsonNode> post(String path, String idempotencyKey, StripeForm form) {
    return Mono.defer(() -> once(path, idempotencyKey, form))
        .timeout(settings.timeout())
        .retryWhen(
            Retry.backoff(MORE_TRIES, PAUSE)
                .filter(error -> !(error instanceof Refused refused) || refused.passes())
                .onRetryExhaustedThrow((_, last) -> last.failure()))
        .onErrorMap(error -> unavailable(path, error));
  }

  private Mono<JsonNode> once(String path, String idempotencyKey, StripeForm form) {
    return authorized(http.client(settings.baseUrl(), CONNECT), idempotencyKey)
        .post()
        .uri(path)
        .send(ByteBufMono.fromString(Mono.just(form.encoded())))
        .response((answer, body) -> whole(body).map(it -> read(answer.status().code(), it)))
        .single();
  }

  private HttpClient authorized(HttpClient client, String idempotencyKey) {
    String key = requireNonNull(settings.secretKey()).reveal();
    return client.headers(
        headers ->
            headers
                .set("authorization", "Bearer " + key)
                .set("content-type", "application/x-www-form-urlencoded")
                .set("idempotency-key", idempotencyKey)
                .set("stripe-version", VERSION)
                .set("user-agent", "Turnpike"));
  }

  private static Mono<byte[]> whole(ByteBufFlux body) {
    return body.asByteArray()
        .collect(ByteArrayOutputStream::new, StripeCalls::append)
        .map(ByteArrayOutputStream::toByteArray);
  }

  private static void append(ByteArrayOutputStream all, byte[] part) {
    if (part.length > LARGEST - all.size()) {
      throw new IllegalStateException("An answer larger than " + LARGEST + " bytes.");
    }
    all.writeBytes(part);
  }

  private static JsonNode read(int status, byte[] body) {
    JsonNode answer = json(body);
    if (status / 100 != 2) {
      throw new Refused(status, answer.path("error").path("message").asString(""));
    }
    return answer;
  }

  /** A proxy's page in place of JSON says nothing. */
  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException noJson) {
      return JSON.createObjectNode();
    }
  }

  private static Unavailable unavailable(String path, Throwable error) {
    log.warn("Stripe did not do {}: {}", path, error.toString());
    return new Unavailable(
        "The payment provider did not answer as it should. Nothing was paid; try again later.");
  }

  /** What Stripe answered in place of a success. */
  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int BUSY_WITH_SAME_KEY = 409;
    private static final int TOO_MANY = 429;

    private final int status;

    Refused(int status, String words) {
      super(
          "status " + status + " " + words.substring(0, Math.min(LONGEST_WORDS, words.length())),
          null,
          false,
          false);
      this.status = status;
    }

    boolean passes() {
      return status >= 500 || status == BUSY_WITH_SAME_KEY || status == TOO_MANY;
    }
  }
}
