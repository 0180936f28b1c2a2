package io.turnpike.webui.signup;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.routing.StarterConfig;
import io.turnpike.tenants.Accounts;
import io.turnpike.tenants.Accounts.SignedUp;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.ClientAddress;
import io.turnpike.webui.security.FormTokens;
import io.turnpike.webui.security.SessionCookie;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.RecentSecrets;
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
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Opens an account and leads straight to the first call. */
@Controller
class SignUpController {

  private final Accounts accounts;
  private final StarterConfig starter;
  private final SessionCookie cookie;
  private final FormTokens formTokens;
  private final RecentSecrets secrets;

  SignUpController(
      Accounts accounts,
      StarterConfig starter,
      SessionCookie cookie,
      FormTokens formTokens,
      RecentSecrets secrets) {
    this.accounts = accounts;
    this.starter = starter;
    this.cookie = cookie;
    this.formTokens = formTokens;
    this.secrets = secrets;
  }

  @GetMapping("/signup")
  Rendering form(@AuthenticationPrincipal @Nullable Actor actor) {
    return actor == null
        ? page(HttpStatus.OK, HttpHeaders.EMPTY, Form.EMPTY)
        : Redirect.to("/overview");
  }

  @PostMapping("/signup")
  Mono<Rendering> signUp(ServerWebExchange exchange) {
    return Submitted.of(exchange).flatMap(submitted -> signUp(exchange, submitted));
  }

  private Mono<Rendering> signUp(ServerWebExchange exchange, Submitted submitted) {
    return accounts
        .signUp(
            submitted.text("email"),
            submitted.secret("password"),
            submitted.text("organization"),
            ClientAddress.of(exchange.getRequest()))
        .flatMap(signedUp -> welcome(exchange, signedUp))
        .onErrorResume(Refusal.class, refusal -> Mono.just(refused(submitted, refusal)));
  }

  private Mono<Rendering> welcome(ServerWebExchange exchange, SignedUp signedUp) {
    cookie.issue(exchange, signedUp.session());
    secrets.put(signedUp.session().token(), "quickstart", issued(signedUp));
    return formTokens
        .renew(exchange)
        .then(starter.ensure(signedUp.session().actor()))
        .thenReturn(Redirect.to("/quickstart?key=" + signedUp.gatewayKey().key().id()));
  }

  private static Map<String, Secret> issued(SignedUp signedUp) {
    return Map.of(
        "gateway", signedUp.gatewayKey().secret(),
        "management", signedUp.managementKey().secret());
  }

  private static Rendering refused(Submitted submitted, Refusal refusal) {
    Form form = Form.refused(submitted, refusal, "email", "password", "organization");
    return page(RefusalPages.statusOf(refusal), RefusalPages.headersOf(refusal), form);
  }

  private static Rendering page(HttpStatus status, HttpHeaders headers, Form form) {
    return Rendering.view("signup/signup")
        .status(status)
        .headers(headers)
        .modelAttribute("form", form)
        .build();
  }
}
