package io.turnpike.app.problem;

import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.infra.refusal.StaleVersion;
import io.turnpike.infra.refusal.Throttled;
import io.turnpike.infra.refusal.Unavailable;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Each kind of refusal as RFC 9457 problem details. */
final class Problems {

  private Problems() {}

  static ProblemDetail of(Refusal refusal) {
    return switch (refusal) {
      case InvalidInput invalid -> invalid(invalid);
      case NotFound _ -> problem(HttpStatus.NOT_FOUND, "not_found", refusal);
      case Conflict conflict -> conflict(conflict);
      case StaleVersion stale -> stale(stale);
      case Forbidden _ -> problem(HttpStatus.FORBIDDEN, "forbidden", refusal);
      case Throttled _ -> problem(HttpStatus.TOO_MANY_REQUESTS, "throttled", refusal);
      case Unavailable _ -> problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", refusal);
    };
  }

  static String code(HttpStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  static ProblemDetail of(HttpStatus status, String code, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(status.getReasonPhrase());
    problem.setProperty("code", code);
    return problem;
  }

  private static ProblemDetail problem(HttpStatus status, String code, Refusal refusal) {
    return of(status, code, refusal.sentence());
  }

  private static ProblemDetail invalid(InvalidInput invalid) {
    ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_input", invalid);
    problem.setProperty(
        "errors",
        invalid.mistakes().stream()
            .map(mistake -> Map.of("pointer", mistake.pointer(), "message", mistake.message()))
            .toList());
    return problem;
  }

  private static ProblemDetail conflict(Conflict conflict) {
    ProblemDetail problem = problem(HttpStatus.CONFLICT, conflict.code(), conflict);
    conflict.members().forEach(problem::setProperty);
    return problem;
  }

  private static ProblemDetail stale(StaleVersion stale) {
    ProblemDetail problem = problem(HttpStatus.PRECONDITION_FAILED, "stale_version", stale);
    problem.setProperty("expected_version", stale.expected());
    problem.setProperty("current_version", stale.current());
    return problem;
  }
}
