package io.turnpike.tenants.sessions;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.ChangeAnnouncer;
import io.turnpike.infra.cache.EndSignal;
import io.turnpike.infra.cache.TableCache;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.Accounts.Session;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.OwnAccount.OpenSession;
import io.turnpike.tenants.UserId;
import io.turnpike.tenants.organizations.OrganizationListener;
import io.turnpike.tenants.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who is logged in. An answer may be five seconds old; a log-out and a change of the organization
 * are heard of sooner.
 */
@Component
public final class Sessions implements OrganizationListener {

  /** Announcements carry the digest of an ended session. */
  static final String TOPIC = "sessions";

  private static final int MOST = 10_000;
  private static final Duration TRUSTED = Duration.ofSeconds(5);

  /** However much it is used. */
  private static final Duration LIFETIME = Duration.ofDays(14);

  private final Store store;
  private final SessionRepository table;
  private final OwnSessionRepository own;
  private final SessionTokens tokens;
  private final ChangeAnnouncer announcer;
  private final TableCache<Digest, LivingSession> living;
  private final EndSignal<Digest> endings = new EndSignal<>();

  Sessions(
      Store store,
      SessionRepository table,
      OwnSessionRepository own,
      SessionTokens tokens,
      ChangeAnnouncer announcer,
      MeterRegistry meters) {
    this.store = store;
    this.table = table;
    this.own = own;
    this.tokens = tokens;
    this.announcer = announcer;
    this.living = new TableCache<>("session", MOST, TRUSTED, this::read, meters);
  }

  /** Opens a new session in the caller's transaction; its token was never used before. */
  public Mono<Session> open(Actor actor, String address) {
    Secret token = tokens.fresh();
    UserId person = Objects.requireNonNull(actor.user(), "only people have sessions");
    byte[] digest = tokens.digest(token.reveal()).bytes();
    return table
        .sweep(person)
        .then(Mono.defer(() -> table.insert(digest, actor.organizationId(), person, address)))
        .map(createdAt -> session(token, actor, createdAt.toInstant()));
  }

  /** Empty when the token names no living session. */
  public Mono<Session> find(@Nullable String token) {
    return token == null || !tokens.possible(token)
        ? Mono.empty()
        : living
            .get(tokens.digest(token))
            .map(it -> session(new Secret(token), it.actor(), it.createdAt()));
  }

  /** Completes when it is heard that this session has ended. */
  public Mono<Void> ended(String token) {
    return endings.of(tokens.digest(token));
  }

  public Mono<Void> end(String token) {
    return tokens.possible(token) ? end(tokens.digest(token)) : Mono.empty();
  }

  /** Living ones of a person; says which of them is {@code token}'s. */
  public Flux<OpenSession> of(UserId person, @Nullable String token) {
    String current =
        token == null || !tokens.possible(token) ? "" : tokens.digest(token).toString();
    return store.listAcross(_ -> own.list(person)).map(it -> it.open(current));
  }

  /** Ends one in the caller's transaction; empty when the person has none of that id. */
  public Mono<Ended> end(UserId person, String id) {
    Digest digest = Digest.parseOrNull(id);
    return digest == null
        ? Mono.empty()
        : ended(own.end(person, digest.bytes())).filter(it -> it.count() > 0);
  }

  /** Ends all of a person in the caller's transaction. */
  public Mono<Ended> endAll(UserId person) {
    return ended(own.endAll(person));
  }

  /** To be called after the commit: makes every node forget them. */
  public Mono<Void> tell(Ended ended) {
    return Flux.fromIterable(ended.sessions())
        .doOnNext(this::forget)
        .flatMap(digest -> announcer.announce(TOPIC, digest.toString()))
        .then();
  }

  private static Mono<Ended> ended(Flux<OwnSession> rows) {
    return rows.map(OwnSession::toDigest).collectList().map(Ended::new);
  }

  /** Sessions that are stored no more. */
  public static final class Ended {

    private final List<Digest> sessions;

    private Ended(List<Digest> sessions) {
      this.sessions = sessions;
    }

    public int count() {
      return sessions.size();
    }

    private List<Digest> sessions() {
      return sessions;
    }
  }

  @Override
  public Mono<Void> changed(OrganizationId organization) {
    return Mono.<Void>fromRunnable(() -> forget(organization))
        .then(announcer.announce(OrganizationListener.TOPIC, organization.toString()));
  }

  void forget(Digest digest) {
    living.forget(digest);
    endings.tell(digest);
  }

  void forget(OrganizationId organization) {
    living.forgetIf(it -> it.actor().organizationId().equals(organization));
  }

  private Mono<Void> end(Digest digest) {
    return store
        .across(_ -> table.delete(digest.bytes()))
        .then(Mono.fromRunnable(() -> forget(digest)))
        .then(announcer.announce(TOPIC, digest.toString()));
  }

  private Mono<LivingSession> read(Digest digest) {
    return store.across(_ -> table.find(digest.bytes()));
  }

  private static Session session(Secret token, Actor actor, Instant createdAt) {
    return new Session(token, actor, createdAt, LIFETIME);
  }
}
