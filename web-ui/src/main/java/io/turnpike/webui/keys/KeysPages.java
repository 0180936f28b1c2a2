package io.turnpike.webui.keys;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.ServedModels;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.ManagementKeys;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Teams;
import io.turnpike.webui.view.Form;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/** Puts the page of all keys together. */
@Component
class KeysPages {

  private final GatewayKeys keys;
  private final ManagementKeys managementKeys;
  private final Teams teams;
  private final RouteConfigs configs;
  private final ServedModels served;

  KeysPages(
      GatewayKeys keys,
      ManagementKeys managementKeys,
      Teams teams,
      RouteConfigs configs,
      ServedModels served) {
    this.keys = keys;
    this.managementKeys = managementKeys;
    this.teams = teams;
    this.configs = configs;
    this.served = served;
  }

  Mono<Rendering> show(Actor actor, HttpStatus status, Form form, Map<String, Secret> issued) {
    return page(actor, form, issued)
        .map(
            page ->
                Rendering.view("keys/keys").status(status).modelAttribute("page", page).build());
  }

  private Mono<KeysPage> page(Actor actor, Form form, Map<String, Secret> issued) {
    OrganizationId organization = actor.organizationId();
    return Mono.zip(
            keys.list(organization).collectList().flatMap(all -> withUnserved(organization, all)),
            managementKeys.list(organization).collectList(),
            teams.list(organization).collectList(),
            configs.list(organization).map(RouteConfigs.Version::name).collectList())
        .map(
            parts ->
                KeysPage.of(
                    parts.getT1().getT1(),
                    parts.getT1().getT2(),
                    parts.getT2(),
                    parts.getT3(),
                    parts.getT4(),
                    form,
                    issued));
  }

  /** Keys, with those of their models that nobody serves. */
  private Mono<Tuple2<List<GatewayKey>, Set<String>>> withUnserved(
      OrganizationId organization, List<GatewayKey> all) {
    Set<String> models =
        all.stream().flatMap(key -> key.allowedModels().stream()).collect(Collectors.toSet());
    return served.unserved(organization, models).map(unserved -> Tuples.of(all, unserved));
  }
}
