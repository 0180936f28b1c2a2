package io.turnpike.webui.login;

import io.turnpike.infra.refusal.Refusal;
import io.turnpike.tenants.Accounts;
import io.turnpike.tenants.Accounts.Session;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.ClientAddress;
import io.turnpike.webui.security.FormTokens;
import io.turnpike.webui.security.SessionCookie;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.LocalPath;
import io.turnpike.webui.view.Redirect;
import io.turnpike.webui.view.RefusalPages;
import io.turnpike.webui.view.Submitted;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Opens and closes sessions. Each log-in is a new session; the browser's old one is ended. */
@Controller
class LoginController {

  private static final String START = "/overview";
  private static final String WRONG = "E-mail or password is not right.";

  private final Accounts accounts;
  private final SessionCookie cookie;
  private final FormTokens formTokens;

  LoginController(Accounts accounts, SessionCookie cookie, FormTokens formTokens) {
    this.accounts = accounts;
    this.cookie = cookie;
    this.formTokens = formTokens;
  }

  @GetMapping("/login")
  Rendering form(
      @AuthenticationPrincipal @Nullable Actor actor,
      @RequestParam(required = false) @Nullable String next) {
    String wanted = LocalPath.orElse(next, START);
    return actor == null
        ? page(HttpStatus.OK, Form.filled(Map.of("next", wanted)))
        : Redirect.to(wanted);
  }

  @PostMapping("/login")
  Mono<Rendering> logIn(ServerWebExchange exchange) {
    return Submitted.of(exchange).flatMap(submitted -> logIn(exchange, submitted));
  }

  @PostMapping("/logout")
  Mono<Rendering> logOut(ServerWebExchange exchange) {
    cookie.expire(exchange);
    return endOldSession(exchange)
        .then(formTokens.renew(exchange))
        .thenReturn(Redirect.to("/login"));
  }

  private Mono<Rendering> logIn(ServerWebExchange exchange, Submitted submitted) {
    return accounts
        .logIn(
            submitted.text("email"),
            submitted.secret("password"),
            ClientAddress.of(exchange.getRequest()))
        .flatMap(session -> welcome(exchange, submitted, session))
        .defaultIfEmpty(page(HttpStatus.UNPROCESSABLE_CONTENT, Form.problem(submitted, WRONG)))
        .onErrorResume(Refusal.class, refusal -> Mono.just(refused(submitted, refusal)));
  }

  private Mono<Rendering> welcome(
      ServerWebExchange exchange, Submitted submitted, Session session) {
    cookie.issue(exchange, session);
    return endOldSession(exchange)
        .then(formTokens.renew(exchange))
        .thenReturn(Redirect.to(LocalPath.orElse(submitted.text("next"), START)));
  }

  private Mono<Void> endOldSession(ServerWebExchange exchange) {
    String old = cookie.read(exchange);
    return old == null ? Mono.empty() : accounts.logOut(old);
  }

  private static Rendering refused(Submitted submitted, Refusal refusal) {
    Form form = Form.refused(submitted, refusal, "email", "password");
    return page(RefusalPages.statusOf(refusal), RefusalPages.headersOf(refusal), form);
  }

  private static Rendering page(HttpStatus status, Form form) {
    return page(status, HttpHeaders.EMPTY, form);
  }

  private static Rendering page(HttpStatus status, HttpHeaders headers, Form form) {
    return Rendering.view("login/login")
        .status(status)
        .headers(headers)
        .modelAttribute("form", form)
        .build();
  }
}
