package io.turnpike.webui.limits;

import io.turnpike.billing.Limit;
import io.turnpike.billing.UsageLimits;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.scope.Named;
import io.turnpike.webui.scope.NamedThings;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import java.util.List;
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

/** Lists, creates, changes and deletes limits. */
@Controller
class LimitsController {

  private final UsageLimits limits;
  private final NamedThings things;

  LimitsController(UsageLimits limits, NamedThings things) {
    this.limits = limits;
    this.things = things;
  }

  @GetMapping("/limits")
  Mono<Rendering> list(@AuthenticationPrincipal Actor actor) {
    return Mono.zip(
            things.of(actor.organizationId()), limits.list(actor.organizationId()).collectList())
        .map(both -> rows(both.getT1(), both.getT2()))
        .map(rows -> Rendering.view("limits/list").modelAttribute("rows", rows).build());
  }

  @GetMapping(value = "/limits", params = "new")
  Mono<Rendering> add(@AuthenticationPrincipal Actor actor) {
    return form(actor, HttpStatus.OK, null, LimitForm.fresh());
  }

  @PostMapping("/limits")
  Mono<Rendering> create(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange).flatMap(submitted -> create(actor, submitted));
  }

  @GetMapping("/limits/{id}")
  Mono<Rendering> edit(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
    return existing(actor, id)
        .flatMap(limit -> form(actor, HttpStatus.OK, limit, LimitForm.of(limit)));
  }

  @PostMapping("/limits/{id}")
  Mono<Rendering> change(
      @PathVariable String id, ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Mono.zip(existing(actor, id), Submitted.of(exchange))
        .flatMap(both -> save(actor, both.getT1(), id, both.getT2()));
  }

  @PostMapping("/limits/{id}/delete")
  Mono<Rendering> delete(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
    return limits.delete(actor, id).thenReturn(Redirect.to("/limits"));
  }

  /** Never replaces one that is there. */
  private Mono<Rendering> create(Actor actor, Submitted submitted) {
    String id = submitted.text("name");
    return limits
        .find(actor.organizationId(), id)
        .flatMap(_ -> refused(actor, null, submitted, taken()))
        .switchIfEmpty(Mono.defer(() -> save(actor, null, id, submitted)));
  }

  private Mono<Rendering> save(
      Actor actor, @Nullable Limit before, String id, Submitted submitted) {
    return Mono.defer(() -> limits.put(actor, id, LimitForm.draft(submitted)))
        .map(_ -> Redirect.to("/limits"))
        .onErrorResume(Refusal.class, refusal -> refused(actor, before, submitted, refusal));
  }

  private Mono<Rendering> refused(
      Actor actor, @Nullable Limit before, Submitted submitted, Refusal refusal) {
    return form(
        actor, RefusalPages.statusOf(refusal), before, LimitForm.refused(submitted, refusal));
  }

  private Mono<Rendering> form(Actor actor, HttpStatus status, @Nullable Limit limit, Form form) {
    return things
        .of(actor.organizationId())
        .map(named -> new LimitPage(form, named, limit))
        .map(page -> Rendering.view("limits/edit").status(status).modelAttribute("page", page))
        .map(Rendering.Builder::build);
  }

  private Mono<Limit> existing(Actor actor, String id) {
    return limits
        .find(actor.organizationId(), id)
        .switchIfEmpty(Mono.error(() -> new NotFound("limit", id)));
  }

  private static List<LimitRow> rows(Named named, List<Limit> all) {
    return all.stream().map(limit -> new LimitRow(limit, named.whose(limit.scope()))).toList();
  }

  private static InvalidInput taken() {
    return InvalidInput.at("/id", "There is a limit of this name already.");
  }

  /**
   * The page of one limit.
   *
   * @param limit null for one that is not there yet
   */
  public record LimitPage(Form form, Named named, @Nullable Limit limit) {

    public String title() {
      return limit == null ? "New limit" : "Limit " + limit.id();
    }
  }
}
