package io.turnpike.app.problem;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Problem details for paths and methods of the API that no controller answers. */
@Component
@Order(-2) // before Boot's own, which answers in a form of its own
class UnansweredPaths implements WebExceptionHandler {

  private final ProblemWriter problems;

  UnansweredPaths(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable fault) {
    String path = exchange.getRequest().getPath().value();
    return path.startsWith("/api/")
            && fault instanceof ResponseStatusException unanswered
            && !exchange.getResponse().isCommitted()
        ? answer(exchange, path, unanswered)
        : Mono.error(fault);
  }

  private Mono<Void> answer(
      ServerWebExchange exchange, String path, ResponseStatusException unanswered) {
    HttpStatus status = HttpStatus.valueOf(unanswered.getStatusCode().value());
    exchange.getResponse().getHeaders().addAll(unanswered.getHeaders());
    return problems.write(exchange, status, Problems.code(status), detail(exchange, path, status));
  }

  private static String detail(ServerWebExchange exchange, String path, HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "There is nothing at " + path + ".";
      case METHOD_NOT_ALLOWED ->
          path + " does not take " + exchange.getRequest().getMethod() + "; see \"Allow\".";
      default -> status.getReasonPhrase() + ".";
    };
  }
}
