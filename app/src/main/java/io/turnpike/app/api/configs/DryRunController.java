package io.turnpike.app.api.configs;

import io.turnpike.app.api.Fields;
import io.turnpike.app.api.logs.DecisionView;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.DryRuns;
import io.turnpike.routing.DryRuns.DryRun;
import io.turnpike.routing.usage.DecisionNote.Place;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/v1/configs/{name}/dry-run}: decides about a request and sends nothing. */
@RestController
class DryRunController {

  private final DryRuns dryRuns;
  private final GatewayKeys keys;

  DryRunController(DryRuns dryRuns, GatewayKeys keys) {
    this.dryRuns = dryRuns;
    this.keys = keys;
  }

  @PostMapping("/api/v1/configs/{name}/dry-run")
  Mono<View> run(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String name,
      @RequestBody Request request) {
    byte[] body = JsonMapper.shared().writeValueAsBytes(Fields.required("/body", request.body()));
    Map<String, String> headers = headers(request);
    return caller(actor, request.key())
        .flatMap(
            caller -> dryRuns.run(actor.organizationId(), name, body, headers, caller.orElse(null)))
        .map(View::of)
        .switchIfEmpty(Mono.error(() -> new NotFound("config", name)));
  }

  private static Map<String, String> headers(Request request) {
    Map<String, @Nullable String> headers = request.headers();
    if (headers == null) {
      return Map.of();
    }
    headers.forEach((name, value) -> Fields.required("/headers/" + name, value));
    return Map.copyOf(headers);
  }

  private Mono<Optional<Caller>> caller(Actor actor, @Nullable String key) {
    return key == null
        ? Mono.just(Optional.empty())
        : keys.list(actor.organizationId())
            .filter(each -> each.id().toString().equals(key) || each.name().equals(key))
            .next()
            .map(found -> found.caller(actor.organization().unpriced()))
            .map(Optional::of)
            .switchIfEmpty(
                Mono.error(() -> InvalidInput.at("/key", "There is no key \"" + key + "\".")));
  }

  /**
   * @param headers by name, in any case
   * @param key id or name of the gateway key whose request it would be; null for nobody's
   */
  record Request(
      @Nullable JsonNode body,
      @Nullable Map<String, @Nullable String> headers,
      @Nullable String key) {}

  /**
   * @param wouldTry in the order they would be asked as long as each one fails
   * @param failure why nothing would be asked; null when something would
   */
  record View(
      String config, List<Place> wouldTry, @Nullable String failure, DecisionView decision) {

    static View of(DryRun run) {
      String config = run.config() + "@" + run.version();
      return new View(
          config,
          run.wouldTry(),
          run.failure(),
          DecisionView.of(run.decision(), config, run.notes()));
    }
  }
}
