package io.turnpike.app.api.guardrails;

import io.turnpike.app.api.EntityTag;
import io.turnpike.app.api.Page;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.guard.NamedSet;
import io.turnpike.routing.guard.NamedSets;
import io.turnpike.routing.guard.NamedSets.Saved;
import io.turnpike.tenants.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * {@code /api/v1/guardrails}: named sets. The entity tag is the version, so that {@code If-Match}
 * refuses a change made from an old one.
 */
@RestController
@RequestMapping("/api/v1/guardrails")
class GuardrailController {

  private final NamedSets sets;

  GuardrailController(NamedSets sets) {
    this.sets = sets;
  }

  @GetMapping
  Mono<Page<SetView>> list(@AuthenticationPrincipal Actor actor) {
    return sets.list(actor.organizationId()).map(SetView::of).collectList().map(Page::whole);
  }

  @GetMapping("/{name}")
  Mono<ResponseEntity<SetView>> find(
      @AuthenticationPrincipal Actor actor, @PathVariable String name) {
    return sets.find(actor.organizationId(), name)
        .map(set -> tagged(HttpStatus.OK, set))
        .switchIfEmpty(Mono.error(() -> new NotFound("set of guardrails", name)));
  }

  @PutMapping("/{name}")
  Mono<ResponseEntity<SetView>> put(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String name,
      @RequestBody String document,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return sets.put(actor, name, document, EntityTag.expected(ifMatch))
        .map(GuardrailController::saved);
  }

  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> delete(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String name,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return sets.delete(actor, name, EntityTag.expected(ifMatch));
  }

  private static ResponseEntity<SetView> saved(Saved saved) {
    return tagged(saved.created() ? HttpStatus.CREATED : HttpStatus.OK, saved.set());
  }

  private static ResponseEntity<SetView> tagged(HttpStatus status, NamedSet set) {
    return ResponseEntity.status(status).eTag(EntityTag.of(set.version())).body(SetView.of(set));
  }
}
