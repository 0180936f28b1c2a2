package io.turnpike.webui.configs;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.StaleVersion;
import io.turnpike.routing.DocumentText;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.RouteConfigs.Version;
import io.turnpike.routing.RouteConfigs.Warning;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.webui.security.ContentSecurityPolicy;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The pages that hold an editor, and so need a nonce for its style. */
@Component
class EditorPages {

  private final RouteConfigs configs;
  private final ProviderConnections connections;

  EditorPages(RouteConfigs configs, ProviderConnections connections) {
    this.configs = configs;
    this.connections = connections;
  }

  Mono<Rendering> show(ServerWebExchange exchange, Actor actor, HttpStatus status, Draft draft) {
    return Mono.zip(versions(actor, draft), providers(actor), warnings(actor, draft))
        .map(
            known ->
                page("configs/edit", exchange)
                    .status(status)
                    .modelAttribute("draft", draft)
                    .modelAttribute("versions", known.getT1())
                    .modelAttribute("providers", known.getT2())
                    .modelAttribute("warnings", known.getT3())
                    .build());
  }

  Rendering old(ServerWebExchange exchange, VersionPage shown) {
    return page("configs/version", exchange).modelAttribute("page", shown).build();
  }

  /** Both documents side by side; saving again means replacing the other's. */
  Mono<Rendering> conflict(
      ServerWebExchange exchange, Actor actor, Draft mine, StaleVersion stale) {
    return configs
        .find(actor.organizationId(), mine.name())
        .<Rendering>map(theirs -> conflict(exchange, mine, theirs))
        .switchIfEmpty(Mono.error(stale));
  }

  private static Rendering conflict(ServerWebExchange exchange, Draft mine, Version theirs) {
    return page("configs/conflict", exchange)
        .status(HttpStatus.CONFLICT)
        .modelAttribute("mine", mine)
        .modelAttribute("theirs", theirs)
        .modelAttribute("theirDocument", DocumentText.readable(theirs.document()))
        .build();
  }

  private Mono<List<Version>> versions(Actor actor, Draft draft) {
    return draft.isNew()
        ? Mono.just(List.of())
        : configs.versions(actor.organizationId(), draft.name()).collectList();
  }

  /** Of a document in use; one that would be refused today has worse to tell when it is saved. */
  private Mono<List<Warning>> warnings(Actor actor, Draft draft) {
    return draft.isNew() || !draft.mistakes().isEmpty()
        ? Mono.just(List.of())
        : configs
            .validate(actor.organizationId(), draft.document())
            .onErrorReturn(InvalidInput.class, List.of());
  }

  private Mono<List<String>> providers(Actor actor) {
    return connections
        .list(actor.organizationId())
        .map(ProviderConnection::name)
        .sort()
        .collectList();
  }

  private static Rendering.Builder<?> page(String view, ServerWebExchange exchange) {
    return Rendering.view(view).modelAttribute("nonce", ContentSecurityPolicy.nonce(exchange));
  }
}
