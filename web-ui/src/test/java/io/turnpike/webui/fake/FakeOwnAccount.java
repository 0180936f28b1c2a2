package io.turnpike.webui.fake;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.infra.refusal.Throttled;
import io.turnpike.tenants.Accounts.Session;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OwnAccount;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The sessions of {@link FakeAccounts}, whose passwords never change. */
@Component
public class FakeOwnAccount implements OwnAccount {

  private final FakeAccounts accounts;

  FakeOwnAccount(FakeAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Mono<Session> changePassword(Actor actor, Secret old, Secret password, String address) {
    if (old.reveal().startsWith("throttled")) {
      return Mono.error(new Throttled(Duration.ofMinutes(1), "Too many tries. Wait a minute."));
    }
    if (!old.reveal().equals(FakeAccounts.PASSWORD)) {
      return Mono.error(InvalidInput.at("/old_password", "This is not your password."));
    }
    return endSessions(actor).then(Mono.fromCallable(() -> accounts.open(actor)));
  }

  @Override
  public Flux<OpenSession> sessions(Actor actor, String token) {
    return Flux.fromStream(() -> accounts.sessionsOf(actor))
        .map(it -> shown(it, it.token().reveal().equals(token)));
  }

  @Override
  public Mono<Void> endSession(Actor actor, String id) {
    return sessionOf(actor, id)
        .switchIfEmpty(Mono.error(() -> new NotFound("session", id)))
        .flatMap(it -> accounts.logOut(it.token().reveal()));
  }

  @Override
  public Mono<Void> endSessions(Actor actor) {
    return Flux.fromStream(() -> accounts.sessionsOf(actor))
        .concatMap(it -> accounts.logOut(it.token().reveal()))
        .then();
  }

  private Mono<Session> sessionOf(Actor actor, String id) {
    return Flux.fromStream(() -> accounts.sessionsOf(actor)).filter(it -> id(it).equals(id)).next();
  }

  private static OpenSession shown(Session session, boolean current) {
    return new OpenSession(
        id(session), session.createdAt(), session.createdAt(), "192.0.2.7", current);
  }

  private static String id(Session session) {
    return Integer.toHexString(session.token().reveal().hashCode());
  }
}
