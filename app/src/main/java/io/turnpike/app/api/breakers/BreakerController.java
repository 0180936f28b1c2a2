package io.turnpike.app.api.breakers;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.turnpike.app.api.Fields;
import io.turnpike.app.api.Page;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.CircuitBreakers;
import io.turnpike.routing.CircuitBreakers.BreakerView;
import io.turnpike.routing.CircuitBreakers.Cooldown;
import io.turnpike.tenants.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * {@code /api/v1/breakers}: how targets do as this node sees them, and the operator's hand on them.
 */
@RestController
@RequestMapping("/api/v1/breakers")
class BreakerController {

  private final CircuitBreakers breakers;

  BreakerController(CircuitBreakers breakers) {
    this.breakers = breakers;
  }

  @GetMapping
  Mono<Page<View>> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Page.limit(limit);
    return breakers
        .list(actor.organizationId())
        .collectList()
        .map(all -> BreakerPage.of(all, cursor, most).map(View::of));
  }

  /** One route for all: a model's name may hold slashes, and so is no part of a path. */
  @PostMapping
  Mono<View> move(@AuthenticationPrincipal Actor actor, @RequestBody Order order) {
    String provider = Fields.required("/provider", order.provider());
    String model = Fields.required("/model", order.model());
    return switch (Fields.required("/action", order.action())) {
      case "force_open" ->
          breakers
              .forceOpen(actor, provider, model, Fields.duration("/for", order.time()))
              .map(View::of);
      case "reset" -> breakers.reset(actor, provider, model).map(View::of);
      case String other ->
          throw InvalidInput.at("/action", "\"" + other + "\" is not one of [force_open, reset]");
    };
  }

  /**
   * @param time how long it is held open, for example {@code 10m}; null until it is reset
   */
  record Order(
      @Nullable String provider,
      @Nullable String model,
      @Nullable String action,
      @JsonProperty("for") @Nullable String time) {}

  record View(
      String provider,
      String model,
      String state,
      @Nullable Double failurePercent,
      @Nullable Double slowPercent,
      int calls,
      @Nullable Instant openedAt,
      @Nullable Instant nextProbeAt,
      @Nullable String forcedBy,
      @Nullable Double firstTokenP50Ms,
      @Nullable Double firstTokenP95Ms,
      int inFlight,
      List<Cooldown> resting,
      @Nullable String rules) {

    static View of(BreakerView breaker) {
      return new View(
          breaker.connection(),
          breaker.model(),
          breaker.state(),
          known(breaker.failurePercent()),
          known(breaker.slowPercent()),
          breaker.calls(),
          breaker.openedAt(),
          breaker.nextProbeAt(),
          breaker.forcedBy(),
          Fields.millis(breaker.firstTokenP50Micros()),
          Fields.millis(breaker.firstTokenP95Micros()),
          breaker.inFlight(),
          breaker.cooldowns(),
          breaker.rules());
    }

    private static @Nullable Double known(double percent) {
      return percent < 0 ? null : percent;
    }
  }
}
