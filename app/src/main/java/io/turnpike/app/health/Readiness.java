package io.turnpike.app.health;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What the parts said. A node with one store away goes on, and so do the others, which miss the
 * same one: were none of them ready, nobody would be left to call.
 */
record Readiness(List<Answer> answers) {

  /** One member a part, and {@code status}. */
  ResponseEntity<Map<String, String>> response() {
    Map<String, String> body = new TreeMap<>();
    answers.forEach(answer -> body.put(answer.name(), answer.up() ? "up" : "down"));
    body.put("status", status());
    return ResponseEntity.status(serves() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(body);
  }

  private String status() {
    if (answers.stream().allMatch(Answer::up)) {
      return "ready";
    }
    return serves() ? "degraded" : "unavailable";
  }

  private boolean serves() {
    return answers.stream().filter(answer -> !answer.store()).allMatch(Answer::up)
        && answers.stream().anyMatch(answer -> answer.store() && answer.up());
  }

  /**
   * @param store whether another store may stand in for it
   */
  record Answer(String name, boolean up, boolean store) {}
}
