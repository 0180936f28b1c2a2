package io.turnpike.routing.gateway.edge;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.Dialects;
import io.turnpike.routing.dialects.GatewayFailure;
import java.util.Locale;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * What whoever asks for no page hears outside of gateway and management API: not Spring's error but
 * one that SDKs read, with the address to use.
 */
@Component
@Order(-2) // before Boot's own, which answers in a form of its own
final class UnservedPaths implements WebExceptionHandler {

  private final GatewayOperations operations;
  private final Dialects dialects;

  UnservedPaths(GatewayOperations operations, Dialects dialects) {
    this.operations = operations;
    this.dialects = dialects;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable fault) {
    return fault instanceof ResponseStatusException unanswered
            && !exchange.getResponse().isCommitted()
            && isOurs(exchange.getRequest())
        ? answer(exchange, failure(exchange.getRequest(), unanswered))
        : Mono.error(fault);
  }

  private static boolean isOurs(ServerHttpRequest request) {
    return !request.getPath().value().startsWith("/api/")
        && request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
            .noneMatch(accepted -> accepted.contains(MediaType.TEXT_HTML_VALUE));
  }

  private GatewayFailure failure(ServerHttpRequest request, ResponseStatusException unanswered) {
    HttpStatus status = HttpStatus.valueOf(unanswered.getStatusCode().value());
    if (status == HttpStatus.NOT_FOUND) {
      return operations.elsewhere(request.getPath().value());
    }
    String reason = unanswered.getReason();
    return GatewayFailure.of(
        status.value(),
        status.name().toLowerCase(Locale.ROOT),
        reason == null ? status.getReasonPhrase() + "." : reason);
  }

  private Mono<Void> answer(ServerWebExchange exchange, GatewayFailure failure) {
    ServerHttpResponse response = exchange.getResponse();
    Dialect dialect = dialects.spokenBy(exchange.getRequest().getHeaders().headerNames());
    UUID id = TimeOrderedId.next();
    response.setRawStatusCode(failure.status());
    response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
    response.getHeaders().set("x-turnpike-request-id", id.toString());
    response.getHeaders().set("x-request-id", id.toString());
    return response.writeWith(
        Mono.fromSupplier(() -> response.bufferFactory().wrap(dialect.errorBody(failure, id))));
  }
}
