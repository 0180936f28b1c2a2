package io.turnpike.webui.configs;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.DryRuns;
import io.turnpike.routing.DryRuns.DryRun;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.RouteConfigs.Version;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.webui.decision.Story;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Submitted;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Asks what a config would make of a request, and sends nothing. */
@Controller
class DryRunController {

  private final DryRuns dryRuns;
  private final RouteConfigs configs;
  private final GatewayKeys keys;

  DryRunController(DryRuns dryRuns, RouteConfigs configs, GatewayKeys keys) {
    this.dryRuns = dryRuns;
    this.configs = configs;
    this.keys = keys;
  }

  @GetMapping("/configs/{name}/dry-run")
  Mono<Rendering> ask(@PathVariable String name, @AuthenticationPrincipal Actor actor) {
    return page(actor, name, HttpStatus.OK, Rehearsal.fresh(), Form.EMPTY, null);
  }

  @PostMapping("/configs/{name}/dry-run")
  Mono<Rendering> run(
      @PathVariable String name, ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .flatMap(
            submitted -> {
              Rehearsal rehearsal = Rehearsal.of(submitted);
              return run(actor, name, rehearsal)
                  .flatMap(run -> page(actor, name, HttpStatus.OK, rehearsal, Form.EMPTY, run))
                  .onErrorResume(
                      InvalidInput.class,
                      wrong ->
                          page(
                              actor,
                              name,
                              HttpStatus.UNPROCESSABLE_CONTENT,
                              rehearsal,
                              Form.refused(submitted, wrong, "body", "headers"),
                              null));
            });
  }

  private Mono<DryRun> run(Actor actor, String name, Rehearsal rehearsal) {
    return caller(actor, rehearsal.key())
        .flatMap(
            caller ->
                dryRuns.run(
                    actor.organizationId(),
                    rehearsal.reference(name),
                    rehearsal.bytes(),
                    rehearsal.headerMap(),
                    caller.orElse(null)))
        .switchIfEmpty(Mono.error(() -> new NotFound("config", rehearsal.reference(name))));
  }

  private Mono<Optional<Caller>> caller(Actor actor, String key) {
    return keys.list(actor.organizationId())
        .filter(each -> each.id().toString().equals(key))
        .next()
        .map(found -> found.caller(actor.organization().unpriced()))
        .singleOptional();
  }

  private Mono<Rendering> page(
      Actor actor,
      String name,
      HttpStatus status,
      Rehearsal rehearsal,
      Form form,
      @Nullable DryRun run) {
    return Mono.zip(versions(actor, name), keys.list(actor.organizationId()).collectList())
        .map(
            known ->
                Rendering.view("configs/dryrun")
                    .status(status)
                    .modelAttribute("name", name)
                    .modelAttribute("versions", known.getT1())
                    .modelAttribute("keys", known.getT2())
                    .modelAttribute("asked", rehearsal)
                    .modelAttribute("form", form)
                    .modelAttribute("run", Optional.ofNullable(run).orElse(NOTHING))
                    .modelAttribute("ran", run != null)
                    .modelAttribute("story", Story.of(run == null ? List.of() : run.notes()))
                    .build());
  }

  private static final DryRun NOTHING = new DryRun("", 0, List.of(), List.of(), "", null);

  private Mono<List<Version>> versions(Actor actor, String name) {
    return configs
        .versions(actor.organizationId(), name)
        .collectList()
        .filter(versions -> !versions.isEmpty())
        .switchIfEmpty(Mono.error(() -> new NotFound("config", name)));
  }
}
