package io.turnpike.app.api.models;

import io.turnpike.app.api.DraftTaker;
import io.turnpike.app.api.Fields;
import io.turnpike.app.api.Page;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.routing.alias.ModelAlias;
import io.turnpike.routing.alias.ModelAliases;
import io.turnpike.tenants.Actor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/aliases}: names that stand for models. */
@RestController
@RequestMapping("/api/v1/aliases")
class AliasController implements DraftTaker {

  private final ModelAliases aliases;

  AliasController(ModelAliases aliases) {
    this.aliases = aliases;
  }

  @GetMapping
  Mono<Page<ModelAlias>> list(@AuthenticationPrincipal Actor actor) {
    return aliases.list(actor.organizationId()).collectList().map(Page::whole);
  }

  @GetMapping("/{name}")
  Mono<ModelAlias> find(@AuthenticationPrincipal Actor actor, @PathVariable String name) {
    return aliases
        .find(actor.organizationId(), name)
        .switchIfEmpty(Mono.error(() -> new NotFound("alias", name)));
  }

  @PutMapping("/{name}")
  Mono<ResponseEntity<ModelAlias>> put(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String name,
      @RequestBody AliasForm form) {
    return Mono.fromCallable(() -> Fields.required("/model", form.model()))
        .flatMap(model -> aliases.put(actor, name, model))
        .map(
            saved ->
                ResponseEntity.status(saved.created() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(saved.alias()));
  }

  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> delete(@AuthenticationPrincipal Actor actor, @PathVariable String name) {
    return aliases.delete(actor, name);
  }

  @Override
  public Subject subject() {
    return Subject.ALIAS;
  }

  @Override
  public Mono<Boolean> isThere(Actor actor, String name) {
    return aliases.find(actor.organizationId(), name).hasElement();
  }

  @Override
  public Mono<Optional<Secret>> take(Actor actor, String name, String body, JsonMapper json) {
    return Mono.fromCallable(() -> json.readValue(body, AliasForm.class))
        .flatMap(form -> put(actor, name, form))
        .thenReturn(Optional.empty());
  }

  /**
   * @param model what the name is to stand for
   */
  record AliasForm(@Nullable String model) {}
}
