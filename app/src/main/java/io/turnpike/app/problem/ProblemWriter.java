package io.turnpike.app.problem;

import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Problem details for where no controller is reached yet: authentication and authorisation. */
@Component
public class ProblemWriter {

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  public Mono<Void> write(
      ServerWebExchange exchange, HttpStatus status, String code, String detail) {
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(status);
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return response.writeWith(Mono.fromSupplier(() -> body(response, status, code, detail)));
  }

  private DataBuffer body(
      ServerHttpResponse response, HttpStatus status, String code, String detail) {
    return response
        .bufferFactory()
        .wrap(
            json.writeValueAsBytes(
                Map.of(
                    "title",
                    status.getReasonPhrase(),
                    "status",
                    status.value(),
                    "code",
                    code,
                    "detail",
                    detail)));
  }
}
