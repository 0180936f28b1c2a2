package io.turnpike.app.security;

import io.turnpike.app.problem.ProblemWriter;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.ManagementKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Recognises {@code Authorization: Bearer tpa_…}. A wrong key is an error, never a guest. */
class ManagementKeyFilter implements WebFilter {

  private static final String BEARER = "Bearer ";

  private final ManagementKeys keys;
  private final ProblemWriter problems;

  ManagementKeyFilter(ManagementKeys keys, ProblemWriter problems) {
    this.keys = keys;
    this.problems = problems;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    return header == null ? chain.filter(exchange) : withKey(exchange, chain, header);
  }

  private Mono<Void> withKey(ServerWebExchange exchange, WebFilterChain chain, String header) {
    String key = bearer(header);
    return keys.authenticate(key)
        .singleOptional()
        .flatMap(
            actor ->
                actor.isEmpty()
                    ? refuse(exchange)
                    : chain
                        .filter(exchange)
                        .contextWrite(
                            ReactiveSecurityContextHolder.withAuthentication(
                                authentication(actor.get(), key))))
        .onErrorResume(
            Unavailable.class,
            fault ->
                problems.write(
                    exchange, HttpStatus.SERVICE_UNAVAILABLE, "unavailable", fault.sentence()));
  }

  private Mono<Void> refuse(ServerWebExchange exchange) {
    return problems.write(
        exchange,
        HttpStatus.UNAUTHORIZED,
        "invalid_management_key",
        "This management key is malformed, unknown, revoked or expired. Management keys begin with"
            + " tpa_; gateway keys (tp_) do not open this API.");
  }

  /** The key goes along for what is still open when the key ends. */
  private static Authentication authentication(Actor actor, @Nullable String key) {
    return new PreAuthenticatedAuthenticationToken(
        actor,
        new Secret(String.valueOf(key)),
        List.of(new SimpleGrantedAuthority("ROLE_" + actor.role())));
  }

  private static @Nullable String bearer(String header) {
    return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? header.substring(BEARER.length()).strip()
        : null;
  }
}
