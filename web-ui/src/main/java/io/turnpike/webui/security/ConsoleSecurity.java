package io.turnpike.webui.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec.HstsSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** The chain in front of the console: everything that is not the gateway, the API or operations. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class ConsoleSecurity {

  private static final String[] ELSEWHERE = {
    "/v1", "/v1/**", "/api", "/api/**", "/healthz", "/readyz", "/metrics"
  };
  private static final String[] PUBLIC = {
    "/", "/login", "/signup", "/theme", "/docs", "/docs/**", "/assets/**", "/favicon.ico"
  };

  @Bean
  @Order(100)
  SecurityWebFilterChain consoleChain(
      ServerHttpSecurity http,
      SessionSecurityContextRepository sessions,
      FormTokens formTokens,
      LoginEntryPoint entryPoint,
      StrictTransport transport) {
    return http.securityMatcher(console())
        .securityContextRepository(sessions)
        .requestCache(cache -> withoutCache(cache))
        .authorizeExchange(
            paths -> paths.pathMatchers(PUBLIC).permitAll().anyExchange().authenticated())
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(entryPoint)
                    .accessDeniedHandler((exchange, denied) -> forbidden()))
        .csrf(csrf -> protect(csrf, formTokens))
        .headers(headers -> headers(headers, transport))
        .httpBasic(HttpBasicSpec::disable)
        .formLogin(FormLoginSpec::disable)
        .logout(LogoutSpec::disable)
        .build();
  }

  private static ServerWebExchangeMatcher console() {
    return new NegatedServerWebExchangeMatcher(ServerWebExchangeMatchers.pathMatchers(ELSEWHERE));
  }

  private static void withoutCache(RequestCacheSpec cache) {
    cache.requestCache(NoOpServerRequestCache.getInstance());
  }

  private static void protect(CsrfSpec csrf, FormTokens formTokens) {
    csrf.csrfTokenRepository(formTokens.repository())
        .csrfTokenRequestHandler(formTokens.handler())
        .accessDeniedHandler((exchange, denied) -> stale(exchange.getRequest()));
  }

  private static void headers(HeaderSpec headers, StrictTransport transport) {
    headers
        .hsts(HstsSpec::disable)
        .writer(transport)
        .writer(new ContentSecurityPolicy())
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
  }

  private static Mono<Void> forbidden() {
    return Mono.error(
        new ResponseStatusException(HttpStatus.FORBIDDEN, "Your role does not allow this."));
  }

  private static Mono<Void> stale(ServerHttpRequest request) {
    return Mono.error(
        Programs.call(request) ? new ResponseStatusException(HttpStatus.NOT_FOUND) : stale());
  }

  private static ResponseStatusException stale() {
    return new ResponseStatusException(
        HttpStatus.FORBIDDEN,
        "This form was not opened in this browser session. Open the page again and repeat.");
  }
}
