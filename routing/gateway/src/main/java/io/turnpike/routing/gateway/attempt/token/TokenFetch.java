package io.turnpike.routing.gateway.attempt.token;

import io.netty.handler.codec.http.HttpMethod;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
import io.turnpike.routing.gateway.attempt.wire.Gathered;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.routing.providers.TokenGrant.Token;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Asks a token endpoint, whose address may be one that a user gave: through the guarded client, no
 * redirects, an answer of bounded size, in bounded time.
 */
final class TokenFetch {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int LARGEST = 64 << 10;
  private static final int OK = 200;
  private static final int SHORTEST_KEY = 8;
  private static final byte[] NOTHING = {};

  private final OutboundHttp outbound;

  TokenFetch(OutboundHttp outbound) {
    this.outbound = outbound;
  }

  /** Fails with {@link io.turnpike.routing.gateway.call.AttemptFailed}. */
  Mono<Token> token(TokenUse use) {
    return token(use.grant(), use.secrets());
  }

  /** One after the other, each in its own time. */
  private Mono<Token> token(TokenGrant grant, CallSecrets secrets) {
    Function<Token, TokenGrant> next = grant.next();
    if (grant.contentType() == null) {
      grant.headers().apply(NOTHING).values().forEach(value -> hide(value, secrets));
    }
    Mono<Token> token = one(grant, new TokenFailures(grant.address(), secrets));
    return next == null
        ? token
        : token.flatMap(
            it -> {
              secrets.add(it.value());
              return token(next.apply(it), secrets);
            });
  }

  /** What an address is asked with may be a key; a short word would be hidden in every sentence. */
  private static void hide(String header, CallSecrets secrets) {
    if (header.length() >= SHORTEST_KEY) {
      secrets.add(new Secret(header));
    }
  }

  private Mono<Token> one(TokenGrant grant, TokenFailures failures) {
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
              headers.set("accept", "application/json");
              more.forEach(headers::set);
              headers.set("user-agent", "turnpike");
              if (grant.contentType() != null) {
                headers.set("content-type", grant.contentType()).set("content-length", form.length);
              }
            })
        .request(grant.contentType() == null ? HttpMethod.GET : HttpMethod.POST)
        .uri(grant.address())
        .send((request, out) -> form.length == 0 ? out : out.sendByteArray(Mono.just(form)))
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
        || !token.value().reveal().chars().allMatch(c -> c > ' ' && c < 127)) {
      throw failures.unreadable();
    }
    if (token.goodFor().toSeconds() < 1) {
      throw failures.over();
    }
    return token.goodFor().compareTo(LONGEST) > 0 ? new Token(token.value(), LONGEST) : token;
  }
}
