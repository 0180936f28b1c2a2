package io.turnpike.app.api;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.routing.StarterConfig;
import io.turnpike.tenants.Accounts;
import io.turnpike.webui.ClientAddress;
import io.turnpike.webui.Endpoint;
import java.util.Optional;
import java.util.stream.Stream;
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
    Filled filled = form.filled();
    return accounts
        .signUp(
            filled.email(),
            new Secret(filled.password()),
            filled.organization(),
            ClientAddress.of(request))
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

    /** Throws InvalidInput with all that is missing. */
    Filled filled() {
      if (email == null || password == null || organization == null) {
        throw new InvalidInput(
            Stream.of(
                    missing("/email", email),
                    missing("/password", password),
                    missing("/organization", organization))
                .flatMap(Optional::stream)
                .toList());
      }
      return new Filled(email, password, organization);
    }

    private static Optional<Mistake> missing(String pointer, @Nullable String value) {
      return value == null ? Optional.of(new Mistake(pointer, "is required")) : Optional.empty();
    }

    @Override
    public String toString() {
      return "Form[email=" + email + ", organization=" + organization + "]";
    }
  }
}
