package io.turnpike.app.api;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.Teams;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/teams}. */
@RestController
@RequestMapping("/api/v1/teams")
class TeamController implements DraftTaker {

  private final Teams teams;

  TeamController(Teams teams) {
    this.teams = teams;
  }

  @GetMapping
  Mono<Page<View>> list(@AuthenticationPrincipal Actor actor) {
    return teams.list(actor.organizationId()).map(View::of).collectList().map(Page::whole);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<View> create(@AuthenticationPrincipal Actor actor, @RequestBody Form form) {
    String slug = Fields.required("/slug", form.slug());
    return teams.create(actor, slug, form.name() == null ? slug : form.name()).map(View::of);
  }

  @PatchMapping("/{slug}")
  Mono<View> rename(
      @AuthenticationPrincipal Actor actor, @PathVariable String slug, @RequestBody Form form) {
    return teams.rename(actor, slug, Fields.required("/name", form.name())).map(View::of);
  }

  @DeleteMapping("/{slug}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> delete(@AuthenticationPrincipal Actor actor, @PathVariable String slug) {
    return teams.delete(actor, slug);
  }

  @Override
  public Subject subject() {
    return Subject.TEAM;
  }

  @Override
  public Mono<Boolean> isThere(Actor actor, String name) {
    return teams.list(actor.organizationId()).any(team -> team.slug().equals(name));
  }

  @Override
  public Mono<Optional<Secret>> take(Actor actor, String name, String body, JsonMapper json) {
    return Mono.fromCallable(() -> json.readValue(body, Form.class))
        .flatMap(form -> create(actor, form))
        .thenReturn(Optional.empty());
  }

  record Form(@Nullable String slug, @Nullable String name) {}

  record View(String id, String slug, String name, Instant createdAt) {

    static View of(Team team) {
      return new View(team.id().toString(), team.slug(), team.name(), team.createdAt());
    }
  }
}
