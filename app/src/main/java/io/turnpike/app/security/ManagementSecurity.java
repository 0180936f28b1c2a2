package io.turnpike.app.security;

import io.turnpike.app.problem.ProblemWriter;
import io.turnpike.tenants.ManagementKeys;
import io.turnpike.webui.security.FormTokens;
import io.turnpike.webui.security.SessionSecurityContextRepository;
import io.turnpike.webui.security.StrictTransport;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec.HstsSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The chain of {@code /api/**}: a management key, or the console's session, whose unsafe requests
 * must carry the CSRF token. Denied unless said otherwise here.
 */
@Configuration
class ManagementSecurity {

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  @Bean
  @Order(10)
  SecurityWebFilterChain managementChain(
      ServerHttpSecurity http,
      ManagementKeys keys,
      SessionSecurityContextRepository sessions,
      FormTokens formTokens,
      StrictTransport transport,
      ProblemWriter problems) {
    AccessRefusals refusals = new AccessRefusals(problems);
    return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher("/api/**"))
        .addFilterAt(
            new ManagementKeyFilter(keys, problems), SecurityWebFiltersOrder.AUTHENTICATION)
        .securityContextRepository(sessions)
        .authorizeExchange(
            paths ->
                paths
                    .pathMatchers(HttpMethod.POST, "/api/v1/signup")
                    .permitAll()
                    .pathMatchers(HttpMethod.GET, "/api/schemas/**")
                    .permitAll()
                    // Asks for the operator's own token.
                    .pathMatchers("/api/v1/operator/**")
                    .permitAll()
                    // Asks for the provider's signature.
                    .pathMatchers(HttpMethod.POST, "/api/v1/payments/webhooks/*")
                    .permitAll()
                    .pathMatchers("/api/v1/**")
                    .authenticated()
                    .anyExchange()
                    .denyAll())
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(formTokens.repository())
                    .csrfTokenRequestHandler(formTokens.handler())
                    .requireCsrfProtectionMatcher(ManagementSecurity::sessionWithUnsafeMethod))
        .exceptionHandling(
            faults ->
                faults
                    .authenticationEntryPoint((exchange, _) -> refusals.stranger(exchange))
                    .accessDeniedHandler((exchange, _) -> refusals.denied(exchange)))
        .headers(headers -> headers.hsts(HstsSpec::disable).writer(transport))
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        .build();
  }

  /**
   * Requests that a foreign page could make a browser send with its session: those that change
   * something and carry a cookie. A management key is never sent by a browser on its own.
   */
  private static Mono<MatchResult> sessionWithUnsafeMethod(ServerWebExchange exchange) {
    boolean unsafe = !SAFE.contains(exchange.getRequest().getMethod());
    boolean withKey = exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
    boolean withCookie = !exchange.getRequest().getCookies().isEmpty();
    return unsafe && withCookie && !withKey ? MatchResult.match() : MatchResult.notMatch();
  }
}
