package io.turnpike.tenants.accounts;

import io.turnpike.infra.crypto.PasswordHashes;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Accounts.Session;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OwnAccount;
import io.turnpike.tenants.UserId;
import io.turnpike.tenants.audit.AuditTrail;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.sessions.Sessions;
import io.turnpike.tenants.store.Store;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class PostgresOwnAccount implements OwnAccount {

  private final Guesses guesses;
  private final PasswordHashes passwords;
  private final Store store;
  private final UserRepository users;
  private final Sessions sessions;
  private final AuditTrail audit;

  PostgresOwnAccount(
      Guesses guesses,
      PasswordHashes passwords,
      Store store,
      UserRepository users,
      Sessions sessions,
      AuditTrail audit) {
    this.guesses = guesses;
    this.passwords = passwords;
    this.store = store;
    this.users = users;
    this.sessions = sessions;
    this.audit = audit;
  }

  @Override
  public Mono<Session> changePassword(
      Actor actor, Secret old, Secret password, String clientAddress) {
    return Mono.fromCallable(() -> checked(actor, old, password))
        .delayUntil(person -> guesses.admitPassword(person, clientAddress))
        .delayUntil(person -> recognise(person, old))
        .zipWhen(_ -> passwords.hash(password))
        .flatMap(it -> change(actor, it.getT1(), it.getT2(), clientAddress))
        .delayUntil(_ -> guesses.forgivePassword(person(actor), clientAddress));
  }

  @Override
  public Flux<OpenSession> sessions(Actor actor, @Nullable String token) {
    return Flux.defer(() -> sessions.of(person(actor), token));
  }

  @Override
  public Mono<Void> endSession(Actor actor, String id) {
    return Mono.fromCallable(() -> person(actor))
        .flatMap(
            person ->
                store.across(
                    db ->
                        sessions
                            .end(person, id)
                            .switchIfEmpty(Mono.error(() -> new NotFound("session", id)))
                            .delayUntil(_ -> record(db, actor, "session.end", 1))))
        .flatMap(sessions::tell);
  }

  @Override
  public Mono<Void> endSessions(Actor actor) {
    return Mono.fromCallable(() -> person(actor))
        .flatMap(
            person ->
                store.across(
                    db ->
                        sessions
                            .endAll(person)
                            .delayUntil(it -> record(db, actor, "session.end", it.count()))))
        .flatMap(sessions::tell);
  }

  private static UserId checked(Actor actor, Secret old, Secret password) {
    UserId person = person(actor);
    Mistakes mistakes = new Mistakes();
    PasswordRule.check(password, actor.label(), actor.organization().name(), mistakes);
    if (password.equals(old)) {
      mistakes.add(PasswordRule.POINTER, "That is the old password. Choose another.");
    }
    mistakes.refuse();
    return person;
  }

  private Mono<Boolean> recognise(UserId person, Secret old) {
    return store
        .across(_ -> users.findById(person))
        .filterWhen(user -> passwords.matches(old, user.passwordHash()))
        .hasElement()
        .filter(right -> right)
        .switchIfEmpty(
            Mono.error(() -> InvalidInput.at("/old_password", "This is not your password.")));
  }

  private Mono<Session> change(Actor actor, UserId person, String hash, String address) {
    return store
        .across(
            db ->
                users
                    .changePassword(person, hash)
                    .then(Mono.defer(() -> sessions.endAll(person)))
                    .zipWhen(_ -> sessions.open(actor, address))
                    .delayUntil(
                        it -> record(db, actor, "account.password_change", it.getT1().count())))
        .flatMap(it -> sessions.tell(it.getT1()).thenReturn(it.getT2()));
  }

  private Mono<Void> record(DatabaseClient db, Actor actor, String action, int ended) {
    return audit.record(db, actor, action, actor.label(), Map.of("sessions_ended", ended));
  }

  private static UserId person(Actor actor) {
    UserId person = actor.user();
    if (person == null) {
      throw new Forbidden("Only people have an account; a management key has none.");
    }
    return person;
  }
}
