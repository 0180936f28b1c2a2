package io.turnpike.app.health;

import io.turnpike.infra.settings.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code /healthz}: the process answers. {@code /readyz}: it can serve calls. */
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
        .collectList()
        .map(answers -> new Readiness(answers).response());
  }

  private Mono<Readiness.Answer> ask(Probe probe) {
    return probe
        .up()
        .timeout(PATIENCE)
        .onErrorReturn(false)
        .defaultIfEmpty(false)
        .map(up -> new Readiness.Answer(probe.name(), up, probe.store()));
  }
}
