package io.turnpike.webui.view;

import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.infra.refusal.StaleVersion;
import io.turnpike.infra.refusal.Throttled;
import io.turnpike.infra.refusal.Unavailable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Refusals that no form takes up become a page that says what happened and what to do. */
@ControllerAdvice("io.turnpike.webui")
public class RefusalPages {

  @ExceptionHandler
  Rendering refused(Refusal refusal, ServerWebExchange exchange) {
    return Rendering.view("error/refused")
        .status(statusOf(refusal))
        .headers(headersOf(refusal))
        .modelAttribute("theme", Theme.of(exchange.getRequest()))
        .modelAttribute("title", titleOf(refusal))
        .modelAttribute("sentence", refusal.sentence())
        .build();
  }

  public static HttpStatus statusOf(Refusal refusal) {
    return switch (refusal) {
      case InvalidInput _ -> HttpStatus.UNPROCESSABLE_CONTENT;
      case NotFound _ -> HttpStatus.NOT_FOUND;
      case Conflict _ -> HttpStatus.CONFLICT;
      case StaleVersion _ -> HttpStatus.CONFLICT;
      case Forbidden _ -> HttpStatus.FORBIDDEN;
      case Throttled _ -> HttpStatus.TOO_MANY_REQUESTS;
      case Unavailable _ -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }

  /** When to come back, of what is too often now. */
  public static HttpHeaders headersOf(Refusal refusal) {
    HttpHeaders headers = new HttpHeaders();
    if (refusal instanceof Throttled throttled) {
      long seconds = Math.max(1, throttled.retryAfter().toSeconds());
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
    return headers;
  }

  private static String titleOf(Refusal refusal) {
    return switch (refusal) {
      case InvalidInput _ -> "That was not accepted";
      case NotFound _ -> "Not found";
      case Conflict _ -> "That contradicts what is stored";
      case StaleVersion _ -> "Someone else changed this";
      case Forbidden _ -> "Your role does not allow this";
      case Throttled _ -> "Too many tries";
      case Unavailable _ -> "Not available right now";
    };
  }
}
