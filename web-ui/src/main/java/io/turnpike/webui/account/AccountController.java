package io.turnpike.webui.account;

import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.Accounts.Session;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OwnAccount;
import io.turnpike.webui.ClientAddress;
import io.turnpike.webui.TakesQuery;
import io.turnpike.webui.security.FormTokens;
import io.turnpike.webui.security.SessionCookie;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets people change their password and end their sessions. */
@Controller
class AccountController {

  private final OwnAccount account;
  private final SessionCookie cookie;
  private final FormTokens formTokens;

  AccountController(OwnAccount account, SessionCookie cookie, FormTokens formTokens) {
    this.account = account;
    this.cookie = cookie;
    this.formTokens = formTokens;
  }

  @GetMapping("/account")
  @TakesQuery("saved")
  Mono<Rendering> show(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return page(exchange, actor, HttpStatus.OK, HttpHeaders.EMPTY, Form.EMPTY);
  }

  @PostMapping("/account/password")
  Mono<Rendering> changePassword(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    return Submitted.of(exchange).flatMap(submitted -> changePassword(exchange, actor, submitted));
  }

  @PostMapping("/account/sessions/{id}/end")
  Mono<Rendering> end(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
    return account.endSession(actor, id).thenReturn(Redirect.to("/account"));
  }

  @PostMapping("/account/sessions/end")
  Mono<Rendering> endAll(ServerWebExchange exchange, @AuthenticationPrincipal Actor actor) {
    cookie.expire(exchange);
    return account
        .endSessions(actor)
        .then(formTokens.renew(exchange))
        .thenReturn(Redirect.to("/login"));
  }

  private Mono<Rendering> changePassword(
      ServerWebExchange exchange, Actor actor, Submitted submitted) {
    return account
        .changePassword(
            actor,
            submitted.secret("old_password"),
            submitted.secret("password"),
            ClientAddress.of(exchange.getRequest()))
        .flatMap(session -> welcome(exchange, session))
        .onErrorResume(Refusal.class, refusal -> refused(exchange, actor, submitted, refusal));
  }

  private Mono<Rendering> welcome(ServerWebExchange exchange, Session session) {
    cookie.issue(exchange, session);
    return formTokens.renew(exchange).thenReturn(Redirect.to("/account?saved=1"));
  }

  private Mono<Rendering> refused(
      ServerWebExchange exchange, Actor actor, Submitted submitted, Refusal refusal) {
    Form form = Form.refused(submitted, refusal, "old_password", "password");
    return page(
        exchange, actor, RefusalPages.statusOf(refusal), RefusalPages.headersOf(refusal), form);
  }

  private Mono<Rendering> page(
      ServerWebExchange exchange, Actor actor, HttpStatus status, HttpHeaders headers, Form form) {
    boolean saved = exchange.getRequest().getQueryParams().containsKey("saved");
    return account
        .sessions(actor, cookie.read(exchange))
        .collectList()
        .map(
            sessions ->
                Rendering.view("account/account")
                    .status(status)
                    .headers(headers)
                    .modelAttribute("form", form)
                    .modelAttribute("sessions", sessions)
                    .modelAttribute("saved", saved)
                    .build());
  }
}
