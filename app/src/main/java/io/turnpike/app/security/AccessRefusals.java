package io.turnpike.app.security;

import io.turnpike.app.problem.ProblemWriter;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What the management API says to whom it does not let in. Outside of it there is nothing. */
final class AccessRefusals {

  private static final String API = "/api/v1/";
  private static final String SCHEMAS = "/api/schemas/";

  private final ProblemWriter problems;

  AccessRefusals(ProblemWriter problems) {
    this.problems = problems;
  }

  Mono<Void> stranger(ServerWebExchange exchange) {
    return isServed(exchange)
        ? problems.write(
            exchange,
            HttpStatus.UNAUTHORIZED,
            "unauthenticated",
            "Send a management key: Authorization: Bearer tpa_…")
        : nothing(exchange);
  }

  Mono<Void> denied(ServerWebExchange exchange) {
    return isServed(exchange)
        ? problems.write(
            exchange,
            HttpStatus.FORBIDDEN,
            "forbidden",
            "Not allowed, or the CSRF token of the session is missing.")
        : nothing(exchange);
  }

  private static boolean isServed(ServerWebExchange exchange) {
    String path = exchange.getRequest().getPath().value();
    return path.startsWith(API) || path.startsWith(SCHEMAS);
  }

  private Mono<Void> nothing(ServerWebExchange exchange) {
    String path = exchange.getRequest().getPath().value();
    return problems.write(
        exchange,
        HttpStatus.NOT_FOUND,
        "not_found",
        "There is nothing at " + path + "; the management API is under " + API + ".");
  }
}
