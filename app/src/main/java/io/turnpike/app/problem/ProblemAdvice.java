package io.turnpike.app.problem;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.infra.refusal.Throttled;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;

/** The one place where failures of the management API become answers. */
@RestControllerAdvice(basePackages = "io.turnpike.app")
class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refusal refusal) {
    ProblemDetail problem = Problems.of(refusal);
    ResponseEntity.BodyBuilder answer = problem(HttpStatusCode.valueOf(problem.getStatus()));
    if (refusal instanceof Throttled throttled) {
      answer.header("Retry-After", Long.toString(Math.max(1, throttled.retryAfter().toSeconds())));
    }
    return answer.body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unbound(WebExchangeBindException fault) {
    List<Mistake> mistakes =
        fault.getFieldErrors().stream()
            .map(
                error ->
                    new Mistake(
                        "/" + error.getField(),
                        "\"" + error.getRejectedValue() + "\" has the wrong form"))
            .toList();
    return refused(new InvalidInput(mistakes));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(
      ServerWebInputException fault, ServerWebExchange exchange) {
    if (fault.getMethodParameter() != null && !(fault.getCause() instanceof DecodingException)) {
      String name = fault.getMethodParameter().getParameterName();
      return refused(InvalidInput.at("/" + name, "is missing or has the wrong form"));
    }
    return refused(UnreadableBody.explain(fault, exchange.getRequest().getHeaders()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> status(ResponseStatusException fault) {
    HttpStatusCode status = fault.getStatusCode();
    HttpStatus known = HttpStatus.valueOf(status.value());
    String detail = fault.getReason() == null ? known.getReasonPhrase() : fault.getReason();
    return answer(known, Problems.code(known), detail);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> fault(Exception fault) {
    if (fault instanceof ErrorResponseException spoken) {
      HttpStatus status = HttpStatus.valueOf(spoken.getStatusCode().value());
      return answer(status, Problems.code(status), status.getReasonPhrase());
    }
    UUID incident = UUID.randomUUID();
    log.error("Incident {} in the management API", incident, fault);
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal",
        "Something failed on our side; it is logged as incident " + incident + ".");
  }

  private static ResponseEntity<ProblemDetail> answer(
      HttpStatus status, String code, String detail) {
    return problem(status).body(Problems.of(status, code, detail));
  }

  /** Said here, because a client that takes event streams only would get it as an event. */
  private static ResponseEntity.BodyBuilder problem(HttpStatusCode status) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
  }
}
