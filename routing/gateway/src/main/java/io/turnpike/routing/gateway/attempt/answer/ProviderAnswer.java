package io.turnpike.routing.gateway.attempt.answer;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.turnpike.routing.dialects.ContentType;
import io.turnpike.routing.gateway.attempt.wire.AnswerFailures;
import io.turnpike.routing.gateway.attempt.wire.Gathered;
import io.turnpike.routing.gateway.attempt.wire.MostBytes;
import io.turnpike.routing.gateway.attempt.wire.RelayedHeaders;
import io.turnpike.routing.gateway.attempt.wire.RetryAfter;
import io.turnpike.routing.gateway.attempt.wire.Unpacking;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.providers.Framing;
import java.time.Instant;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClientResponse;

/** What comes back from a provider: told apart by status and content type, then read. */
public final class ProviderAnswer {

  private static final int LARGEST_REFUSAL = 1 << 20;
  private static final byte[] NOTHING = {};

  private final RunningAttempt attempt;
  private final ExpectedAnswer expected;
  private final AnswerSettings settings;
  private final HttpHeaders headers;
  private final int status;

  public ProviderAnswer(
      RunningAttempt attempt, AnswerSettings settings, HttpClientResponse response) {
    this.attempt = attempt;
    this.expected = attempt.expected();
    this.settings = settings;
    this.headers = response.responseHeaders();
    this.status = response.status().code();
    attempt.headers(status);
  }

  public Publisher<Void> read(ByteBufFlux received) {
    Flux<ByteBuf> body = Unpacking.of(received, headers.get("content-encoding"));
    if (status / 100 != 2) {
      return refused(body);
    }
    if (expected.isPassedOn()) {
      return passed(body);
    }
    return switch (kind()) {
      case EVENTS -> streamed(body);
      case JSON -> whole(body);
      case PAGE ->
          Mono.error(
              AnswerFailures.invalid("The provider answered with something that is not JSON."));
    };
  }

  /** Of JSON that is not too large the end is waited for, since it may say what was used. */
  private Flux<Void> passed(Flux<ByteBuf> body) {
    ContentType type = ContentType.of(headers.get("content-type"));
    AnswerHead head =
        new AnswerHead(
            status, type.written(), RelayedHeaders.ofRaw(headers, expected.wording().warnings()));
    int most = (int) settings.maxBody().toBytes();
    Gathered held = type.isJson() && declared() <= most ? new Gathered(declared(), most) : null;
    Framing framing = expected.isAgain() ? null : Framing.of(type);
    attempt.begun(headers::get, framing != null);
    headers.clear();
    UsageWatch watch = framing == null ? null : new UsageWatch(attempt, framing);
    return new RawAnswer(attempt, head, held, watch).relay(body);
  }

  private enum Kind {
    JSON,
    EVENTS,
    PAGE
  }

  /** A stream may come under any name but that of a page; a whole answer may not be a stream. */
  private Kind kind() {
    String type = type();
    boolean streamed = attempt.framing() != Framing.WHOLE;
    if (type.startsWith("text/html") || type.startsWith("text/event-stream") && !streamed) {
      return Kind.PAGE;
    }
    return streamed && !type.startsWith("application/json") ? Kind.EVENTS : Kind.JSON;
  }

  /** What is not relayed of its headers would stay as long as the stream does. */
  private Flux<Void> streamed(Flux<ByteBuf> body) {
    AnswerHead head = head(expected.wording().streamType());
    headers.clear();
    return new StreamedAnswer(attempt, settings, head)
        .relay(body.doOnNext(new MostBytes(settings.maxStream().toBytes())));
  }

  private Mono<Void> whole(Flux<ByteBuf> body) {
    return gather(body, (int) settings.maxBody().toBytes()).flatMap(this::answer);
  }

  private Mono<Void> answer(Gathered gathered) {
    byte[] body = new WholeAnswer(attempt).understood(gathered.bytes());
    return attempt.call().deliver(new Answer.Whole(head("application/json"), body));
  }

  private Mono<Void> refused(Flux<ByteBuf> body) {
    return gather(body, LARGEST_REFUSAL)
        .map(Gathered::bytes)
        .onErrorReturn(AttemptFailed.class, NOTHING)
        .flatMap(bytes -> Mono.error(failure(bytes)));
  }

  private AttemptFailed failure(byte[] body) {
    return new RefusedAnswer(attempt)
        .refused(status, body, RetryAfter.of(status, headers, Instant.now()));
  }

  private Mono<Gathered> gather(Flux<ByteBuf> body, int most) {
    return body.collect(() -> new Gathered(declared(), most), Gathered::add);
  }

  private long declared() {
    return headers.getInt("content-length", -1);
  }

  private String type() {
    String type = headers.get("content-type");
    return type == null ? "" : type.strip().toLowerCase(java.util.Locale.ROOT);
  }

  private AnswerHead head(String type) {
    return new AnswerHead(type, RelayedHeaders.of(headers, expected.wording().warnings()));
  }
}
