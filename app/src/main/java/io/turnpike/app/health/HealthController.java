package io.turnpike.app.health;

import io.turnpike.infra.settings.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code /healthz}: the process answers. {@code /readyz}: everything it needs answers too. */
@RestController
class HealthController {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<Probe> probes;

  HealthController(List<Probe> probes) {
    this.probes = probes;
  }

  @GetMapping("/healthz")
  Map<String, String> alive() {
    return Map.of("status", "up");
  }

  @GetMapping("/readyz")
  Mono<ResponseEntity<Map<String, String>>> ready() {
    return Flux.fromIterable(probes)
        .flatMap(this::ask)
        .collect(
            TreeMap<String, String>::new,
            (found, answer) -> found.put(answer.name(), answer.word()))
        .map(HealthController::answer);
  }

  private Mono<Answer> ask(Probe probe) {
    return probe
        .up()
        .timeout(PATIENCE)
        .onErrorReturn(false)
        .defaultIfEmpty(false)
        .map(up -> new Answer(probe.name(), up ? "up" : "down"));
  }

  private static ResponseEntity<Map<String, String>> answer(Map<String, String> found) {
    boolean ready = !found.containsValue("down");
    return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(found);
  }

  private record Answer(String name, String word) {}
}
