package io.turnpike.webui.teams;

import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Teams;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lists, creates, renames and deletes teams. */
@Controller
class TeamsController {

  private final Teams teams;

  TeamsController(Teams teams) {
    this.teams = teams;
  }

  @GetMapping("/teams")
  Mono<Rendering> list(@AuthenticationPrincipal Actor actor) {
    return page(actor, HttpStatus.OK, Form.EMPTY);
  }

  @PostMapping("/teams")
  Mono<Rendering> create(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .flatMap(
            submitted ->
                changed(
                    actor,
                    submitted,
                    teams.create(actor, submitted.text("slug"), submitted.text("name"))));
  }

  @PostMapping("/teams/{slug}/rename")
  Mono<Rendering> rename(
      @PathVariable String slug, ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange)
        .flatMap(submitted -> teams.rename(actor, slug, submitted.text("name")))
        .thenReturn(Redirect.to("/teams"));
  }

  @PostMapping("/teams/{slug}/delete")
  Mono<Rendering> delete(@PathVariable String slug, @AuthenticationPrincipal Actor actor) {
    return changed(actor, Submitted.NOTHING, teams.delete(actor, slug));
  }

  private Mono<Rendering> changed(Actor actor, Submitted submitted, Mono<?> change) {
    return change
        .then(Mono.fromSupplier(() -> Redirect.to("/teams")))
        .onErrorResume(Refusal.class, refusal -> refused(actor, submitted, refusal));
  }

  private Mono<Rendering> refused(Actor actor, Submitted submitted, Refusal refusal) {
    Form form = Form.refused(submitted, refusal, "name", "slug");
    return page(actor, RefusalPages.statusOf(refusal), form);
  }

  private Mono<Rendering> page(Actor actor, HttpStatus status, Form form) {
    return teams
        .list(actor.organizationId())
        .collectList()
        .map(
            all ->
                Rendering.view("teams/teams")
                    .status(status)
                    .modelAttribute("teams", all)
                    .modelAttribute("form", form)
                    .build());
  }
}
