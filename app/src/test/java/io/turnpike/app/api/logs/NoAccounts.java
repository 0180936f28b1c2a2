package io.turnpike.app.api.logs;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.Accounts;
import io.turnpike.tenants.Actor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where only management keys are used. */
final class NoAccounts implements Accounts {

  @Override
  public Mono<SignedUp> signUp(String email, Secret password, String organization, String address) {
    return Mono.never();
  }

  @Override
  public Mono<Session> logIn(String email, Secret password, String address) {
    return Mono.never();
  }

  @Override
  public Mono<Session> session(String token) {
    return Mono.never();
  }

  @Override
  public Mono<Void> logOut(String token) {
    return Mono.never();
  }

  @Override
  public Mono<Void> ended(String token) {
    return Mono.never();
  }

  @Override
  public Mono<Void> changeZone(Actor actor, @Nullable String timeZone) {
    return Mono.never();
  }
}
