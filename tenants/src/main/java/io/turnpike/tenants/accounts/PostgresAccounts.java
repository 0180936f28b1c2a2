package io.turnpike.tenants.accounts;

import io.turnpike.infra.crypto.PasswordHashes;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.tenants.Accounts;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.UserId;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.sessions.Sessions;
import io.turnpike.tenants.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
@EnableConfigurationProperties(SignUpSettings.class)
final class PostgresAccounts implements Accounts {

  private final SignUpSettings settings;
  private final Guesses guesses;
  private final PasswordHashes passwords;
  private final Store store;
  private final UserRepository users;
  private final MembershipRepository memberships;
  private final Founding founding;
  private final Sessions sessions;

  PostgresAccounts(
      SignUpSettings settings,
      Guesses guesses,
      PasswordHashes passwords,
      Store store,
      UserRepository users,
      MembershipRepository memberships,
      Founding founding,
      Sessions sessions) {
    this.settings = settings;
    this.guesses = guesses;
    this.passwords = passwords;
    this.store = store;
    this.users = users;
    this.memberships = memberships;
    this.founding = founding;
    this.sessions = sessions;
  }

  /** The password is hashed before anyone looks whether the e-mail is known. */
  @Override
  public Mono<SignedUp> signUp(
      String email, Secret password, String organization, String clientAddress) {
    return Mono.fromRunnable(this::refuseUnlessOpen)
        .then(Mono.fromCallable(() -> Applicant.of(email, password, organization)))
        .delayUntil(applicant -> guesses.admitSignUp(applicant.email(), clientAddress))
        .flatMap(applicant -> signUp(applicant, clientAddress));
  }

  @Override
  public Mono<Session> logIn(String email, Secret password, String clientAddress) {
    String normal = Email.normal(email);
    return normal == null
        ? guesses.admitLogIn("", clientAddress).then(nobody(password))
        : guesses
            .admitLogIn(normal, clientAddress)
            .then(Mono.defer(() -> recognise(normal, password)))
            .flatMap(user -> store.across(_ -> open(user, clientAddress)))
            .delayUntil(_ -> guesses.forgiveLogIn(normal, clientAddress));
  }

  @Override
  public Mono<Session> session(@Nullable String token) {
    return sessions.find(token);
  }

  @Override
  public Mono<Void> logOut(String token) {
    return sessions.end(token);
  }

  @Override
  public Mono<Void> ended(String token) {
    return sessions.ended(token);
  }

  @Override
  public Mono<Void> changeZone(Actor actor, @Nullable String timeZone) {
    UserId user = actor.user();
    if (user == null) {
      return Mono.error(new Forbidden("A management key reads no times; log in to set your zone."));
    }
    return Mono.defer(() -> changeZone(user, checked(timeZone)))
        .then(Mono.defer(() -> sessions.changed(actor.organizationId())));
  }

  private Mono<Void> changeZone(UserId user, @Nullable String zone) {
    return store.across(_ -> users.changeZone(user, zone));
  }

  private static @Nullable String checked(@Nullable String timeZone) {
    return timeZone == null
        ? null
        : Mistakes.without(mistakes -> mistakes.zone("/time_zone", timeZone));
  }

  private void refuseUnlessOpen() {
    if (!settings.open()) {
      throw new Forbidden("Sign-up is closed here.");
    }
  }

  private Mono<SignedUp> signUp(Applicant applicant, String clientAddress) {
    return passwords
        .hash(applicant.password())
        .flatMap(hash -> store.across(db -> founding.found(db, applicant, hash, clientAddress)));
  }

  /** Empty for an unknown e-mail and for a wrong password, after the same work. */
  private Mono<User> recognise(String email, Secret password) {
    return store
        .across(_ -> users.findByEmail(email))
        .defaultIfEmpty(User.NOBODY)
        .filterWhen(user -> right(user, password));
  }

  private Mono<Boolean> right(User user, Secret password) {
    return user == User.NOBODY
        ? passwords.matchesNothing(password)
        : passwords.matches(password, user.passwordHash());
  }

  private Mono<Session> open(User user, String clientAddress) {
    return memberships
        .first(user.id())
        .flatMap(membership -> sessions.open(membership.actor(user), clientAddress));
  }

  private <T> Mono<T> nobody(Secret password) {
    return passwords.matchesNothing(password).then(Mono.empty());
  }
}
