package io.turnpike.app.api;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.routing.StarterConfig;
import io.turnpike.tenants.Accounts;
import io.turnpike.webui.ClientAddress;
import io.turnpike.webui.Endpoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code POST /api/v1/signup}: an organization, ready for its first call. */
@RestController
class SignUpController {

  private final Accounts accounts;
  private final StarterConfig starter;
  private final Endpoint endpoint;

  SignUpController(Accounts accounts, StarterConfig starter, Endpoint endpoint) {
    this.accounts = accounts;
    this.starter = starter;
    this.endpoint = endpoint;
  }

  @PostMapping("/api/v1/signup")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Answer> signUp(@RequestBody Form form, ServerHttpRequest request) {
    return form.complete()
        .flatMap(
            filled ->
                accounts.signUp(
                    filled.email(),
                    new Secret(filled.password()),
                    filled.organization(),
                    ClientAddress.of(request)))
        .flatMap(signedUp -> starter.ensure(signedUp.session().actor()).thenReturn(signedUp))
        .map(this::answer);
  }

  private Answer answer(Accounts.SignedUp signedUp) {
    return new Answer(
        new OrganizationView(
            signedUp.organization().id().toString(),
            signedUp.organization().slug(),
            signedUp.organization().name()),
        endpoint.address(),
        signedUp.gatewayKey().secret().reveal(),
        signedUp.managementKey().secret().reveal());
  }

  record Answer(
      OrganizationView organization, String endpoint, String apiKey, String managementKey) {}

  record OrganizationView(String id, String slug, String name) {}

  record Filled(String email, String password, String organization) {}

  record Form(@Nullable String email, @Nullable String password, @Nullable String organization) {

    Mono<Filled> complete() {
      return email != null && password != null && organization != null
          ? Mono.just(new Filled(email, password, organization))
          : Mono.error(new InvalidInput(missing()));
    }

    private List<Mistake> missing() {
      List<Mistake> mistakes = new ArrayList<>();
      require(mistakes, "/email", email);
      require(mistakes, "/password", password);
      require(mistakes, "/organization", organization);
      return mistakes;
    }

    private static void require(List<Mistake> mistakes, String pointer, @Nullable String value) {
      if (value == null) {
        mistakes.add(new Mistake(pointer, "is required"));
      }
    }

    @Override
    public String toString() {
      return "Form[email=" + email + ", organization=" + organization + "]";
    }
  }
}
