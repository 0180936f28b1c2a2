package io.turnpike.webui.breakers;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.routing.CircuitBreakers;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows how targets do, and holds them open or resets them. */
@Controller
class BreakersController {

  private final CircuitBreakers breakers;
  private final ProviderConnections connections;

  BreakersController(CircuitBreakers breakers, ProviderConnections connections) {
    this.breakers = breakers;
    this.connections = connections;
  }

  @GetMapping("/breakers")
  Mono<Rendering> show(@AuthenticationPrincipal Actor actor) {
    return page(actor, HttpStatus.OK, Form.EMPTY);
  }

  /** The part of the page that changes by itself. */
  @GetMapping("/breakers/board")
  Mono<Rendering> board(@AuthenticationPrincipal Actor actor) {
    return boardOf(actor)
        .map(
            board ->
                Rendering.view("breakers/breakers :: board")
                    .modelAttribute("board", board)
                    .build());
  }

  @PostMapping("/breakers/force-open")
  Mono<Rendering> forceOpen(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .flatMap(
            submitted ->
                Mono.defer(() -> forceOpen(actor, submitted))
                    .onErrorResume(Refusal.class, refusal -> refused(actor, submitted, refusal)));
  }

  @PostMapping("/breakers/reset")
  Mono<Rendering> reset(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .flatMap(
            submitted ->
                breakers.reset(actor, submitted.text("connection"), submitted.text("model")))
        .thenReturn(Redirect.to("/breakers"));
  }

  private Mono<Rendering> forceOpen(Actor actor, Submitted submitted) {
    return breakers
        .forceOpen(
            actor,
            submitted.text("connection"),
            submitted.text("model"),
            duration(submitted.text("minutes")))
        .thenReturn(Redirect.to("/breakers"));
  }

  /** Null until it is reset. */
  private static @Nullable Duration duration(String minutes) {
    try {
      return minutes.isEmpty() ? null : Duration.ofMinutes(Integer.parseInt(minutes));
    } catch (NumberFormatException noNumber) {
      throw InvalidInput.at("/minutes", "must be a number of minutes");
    }
  }

  private Mono<Rendering> refused(Actor actor, Submitted submitted, Refusal refusal) {
    Form form = Form.refused(submitted, refusal, "connection", "model", "minutes");
    return page(actor, RefusalPages.statusOf(refusal), form);
  }

  private Mono<Rendering> page(Actor actor, HttpStatus status, Form form) {
    return Mono.zip(boardOf(actor), names(actor))
        .map(
            both ->
                Rendering.view("breakers/breakers")
                    .status(status)
                    .modelAttribute("board", both.getT1())
                    .modelAttribute("connections", both.getT2())
                    .modelAttribute("form", form)
                    .build());
  }

  private Mono<Board> boardOf(Actor actor) {
    return Mono.zip(
            breakers.list(actor.organizationId()).collectList(),
            connections.list(actor.organizationId()).collectList())
        .map(both -> Board.of(both.getT1(), both.getT2(), Instant.now()));
  }

  private Mono<List<String>> names(Actor actor) {
    return connections
        .list(actor.organizationId())
        .map(ProviderConnection::name)
        .sort()
        .collectList();
  }
}
