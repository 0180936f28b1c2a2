package io.turnpike.webui.fake;

import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.CircuitBreakers;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Breakers that stand as they were put; a model named {@code ghost} is refused. */
@Component
public class FakeCircuitBreakers implements CircuitBreakers {

  private final Map<OrganizationId, Map<String, BreakerView>> views = new ConcurrentHashMap<>();

  public void put(OrganizationId organization, BreakerView view) {
    String rules = view.rules() == null ? "" : " " + view.rules();
    of(organization).put(view.connection() + " " + view.model() + rules, view);
  }

  public static BreakerView closed(String connection, String model) {
    return new BreakerView(
        connection,
        model,
        "closed",
        2.5,
        0,
        40,
        null,
        null,
        null,
        320_000,
        910_000,
        3,
        List.of(),
        null);
  }

  /** The same target for configs with rules of their own. */
  public static BreakerView ruled(String connection, String model, String rules) {
    return new BreakerView(
        connection,
        model,
        "closed",
        -1,
        -1,
        3,
        null,
        null,
        null,
        320_000,
        910_000,
        3,
        List.of(),
        rules);
  }

  public static BreakerView open(String connection, String model) {
    Instant now = Instant.now();
    return new BreakerView(
        connection,
        model,
        "open",
        70,
        10,
        20,
        now.minusSeconds(40),
        now.plusSeconds(11),
        null,
        2_100_000,
        7_800_000,
        0,
        List.of(
            new Cooldown("second", "rate_limited", now.minusSeconds(5), now.plusSeconds(25), model),
            new Cooldown("third", "auth", now.minusSeconds(90), now.plusSeconds(210), null)),
        null);
  }

  /** Works, but for the connection's keys of these labels, which are refused. */
  public static BreakerView refused(String connection, String model, String... labels) {
    Instant now = Instant.now();
    BreakerView view = closed(connection, model);
    return new BreakerView(
        connection,
        model,
        "closed",
        -1,
        -1,
        2,
        null,
        null,
        null,
        view.firstTokenP50Micros(),
        view.firstTokenP95Micros(),
        0,
        Stream.of(labels)
            .map(
                label ->
                    new Cooldown(label, "auth", now.minusSeconds(90), now.plusSeconds(210), null))
            .toList(),
        null);
  }

  @Override
  public Flux<BreakerView> list(OrganizationId organization) {
    return Flux.fromIterable(of(organization).values());
  }

  @Override
  public Mono<BreakerView> forceOpen(
      Actor actor, String connection, String model, Duration duration) {
    if (!actor.role().mayChange()) {
      return Mono.error(new Forbidden("Your role may not hold a target open."));
    }
    if (model.isEmpty() || model.equals("ghost")) {
      return Mono.error(InvalidInput.at("/model", "Name a model."));
    }
    return moved(
        actor,
        connection,
        model,
        "forced_open",
        duration == null ? null : Instant.now().plus(duration));
  }

  @Override
  public Mono<BreakerView> reset(Actor actor, String connection, String model) {
    return actor.role().mayChange()
        ? moved(actor, connection, model, "closed", null)
        : Mono.error(new Forbidden("Your role may not reset a target."));
  }

  private Mono<BreakerView> moved(
      Actor actor, String connection, String model, String state, Instant until) {
    boolean forced = state.equals("forced_open");
    BreakerView view =
        new BreakerView(
            connection,
            model,
            state,
            -1,
            -1,
            0,
            forced ? Instant.now() : null,
            until,
            forced ? actor.label() : null,
            -1,
            -1,
            0,
            List.of(),
            null);
    put(actor.organizationId(), view);
    return Mono.just(view);
  }

  private Map<String, BreakerView> of(OrganizationId organization) {
    return views.computeIfAbsent(organization, _ -> new ConcurrentSkipListMap<>());
  }
}
