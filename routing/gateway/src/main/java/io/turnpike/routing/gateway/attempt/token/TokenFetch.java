package io.turnpike.routing.gateway.attempt.token;

import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.routing.gateway.attempt.wire.Gathered;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.routing.providers.TokenGrant.Token;
import java.time.Duration;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Asks a token endpoint, whose address may be one that a user gave: through the guarded client, one
 * POST, no redirects, an answer of bounded size, in bounded time.
 */
final class TokenFetch {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int LARGEST = 64 << 10;
  private static final int OK = 200;

  private final OutboundHttp outbound;

  TokenFetch(OutboundHttp outbound) {
    this.outbound = outbound;
  }

  /** Fails with {@link io.turnpike.routing.gateway.call.AttemptFailed}. */
  Mono<Token> token(TokenUse use) {
    TokenGrant grant = use.grant();
    TokenFailures failures = new TokenFailures(grant.address(), use.secrets());
    return Mono.fromCallable(() -> grant.form().get())
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(form -> ask(grant, form, grant.headers().apply(form), failures))
        .timeout(PATIENCE)
        .onErrorMap(failures::of);
  }

  private Mono<Token> ask(
      TokenGrant grant, byte[] form, Map<String, String> more, TokenFailures failures) {
    return outbound
        .client(grant.address(), CONNECT)
        .headers(
            headers -> {
              more.forEach(headers::set);
              headers
                  .set("content-type", grant.contentType())
                  .set("content-length", form.length)
                  .set("accept", "application/json")
                  .set("user-agent", "turnpike");
            })
        .post()
        .uri(grant.address())
        .send((request, out) -> out.sendByteArray(Mono.just(form)))
        .response((response, body) -> read(grant, failures, response, body))
        .next();
  }

  private static Mono<Token> read(
      TokenGrant grant, TokenFailures failures, HttpClientResponse response, ByteBufFlux body) {
    int status = response.status().code();
    return body.collect(() -> new Gathered(-1, LARGEST), Gathered::add)
        .map(
            gathered ->
                status == OK
                    ? token(grant, failures, gathered.bytes())
                    : failures.refused(status, gathered.bytes()));
  }

  private static Token token(TokenGrant grant, TokenFailures failures, byte[] answer) {
    Token token = grant.reader().read(answer);
    if (token == null
        || token.value().reveal().isBlank()
        || !token.value().reveal().chars().allMatch(c -> c > ' ' && c < 127)
        || token.goodFor().toSeconds() < 1) {
      throw failures.unreadable();
    }
    return token.goodFor().compareTo(LONGEST) > 0 ? new Token(token.value(), LONGEST) : token;
  }
}
