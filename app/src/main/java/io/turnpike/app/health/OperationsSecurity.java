package io.turnpike.app.health;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;

/** Probes and metrics are open to whoever reaches the port: they tell nothing of any tenant. */
@Configuration
class OperationsSecurity {

  @Bean
  @Order(20)
  SecurityWebFilterChain operationsChain(ServerHttpSecurity http) {
    return http.securityMatcher(
            ServerWebExchangeMatchers.matchers(
                new PathPatternParserServerWebExchangeMatcher("/healthz"),
                new PathPatternParserServerWebExchangeMatcher("/readyz"),
                new PathPatternParserServerWebExchangeMatcher("/metrics")))
        .authorizeExchange(
            paths -> paths.pathMatchers(HttpMethod.GET).permitAll().anyExchange().denyAll())
        .csrf(ServerHttpSecurity.CsrfSpec::disable)
        .build();
  }
}
