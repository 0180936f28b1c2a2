package io.turnpike.app.api.providers;

import io.turnpike.app.api.Page;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.providers.OwnModels;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * {@code /api/v1/providers/{name}/models}: what an organization says of the models of a connection,
 * and what they cost. A model's name is the rest of the path, with its slashes.
 */
@RestController
@RequestMapping("/api/v1/providers/{name}/models")
class OwnModelController {

  private final ProviderConnections connections;
  private final OwnModels models;

  OwnModelController(ProviderConnections connections, OwnModels models) {
    this.connections = connections;
    this.models = models;
  }

  @GetMapping
  Mono<Page<OwnModelView>> list(@AuthenticationPrincipal Actor actor, @PathVariable String name) {
    return connections
        .find(actor.organizationId(), name)
        .switchIfEmpty(Mono.error(() -> new NotFound("provider connection", name)))
        .map(OwnModelController::views);
  }

  @PutMapping("/{*model}")
  Mono<OwnModelView> put(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String name,
      @PathVariable String model,
      @RequestBody OwnModelForm form) {
    return Mono.defer(() -> models.put(actor, name, plain(model), form.said(), form.modelPrice()))
        .map(stored -> OwnModelView.of(stored, plain(model)));
  }

  @DeleteMapping("/{*model}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> delete(
      @AuthenticationPrincipal Actor actor, @PathVariable String name, @PathVariable String model) {
    return models.delete(actor, name, plain(model));
  }

  private static Page<OwnModelView> views(ProviderConnection connection) {
    TreeSet<String> names = new TreeSet<>(connection.ownModels().keySet());
    names.addAll(connection.prices().keySet());
    return Page.whole(names.stream().map(it -> OwnModelView.of(connection, it)).toList());
  }

  /** The rest of a path begins with a slash, unless there is none. */
  private static String plain(String rest) {
    return rest.isEmpty() ? "" : rest.substring(1);
  }
}
