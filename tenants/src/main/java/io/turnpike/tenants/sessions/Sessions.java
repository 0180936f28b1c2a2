package io.turnpike.tenants.sessions;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.Accounts.Session;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.memory.News;
import io.turnpike.tenants.memory.Remembered;
import io.turnpike.tenants.sessions.SessionTable.Living;
import io.turnpike.tenants.store.Store;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who is logged in. An answer may be five seconds old; a log-out is heard of sooner. */
@Component
public final class Sessions {

  /** Announcements carry the digest of an ended session. */
  static final String TOPIC = "sessions";

  private static final int MOST = 10_000;
  private static final Duration TRUSTED = Duration.ofSeconds(5);

  private final Store store;
  private final SessionTokens tokens;
  private final News news;
  private final Remembered<Digest, Living> living;

  Sessions(Store store, SessionTokens tokens, News news, MeterRegistry meters) {
    this.store = store;
    this.tokens = tokens;
    this.news = news;
    this.living = new Remembered<>("session", MOST, TRUSTED, this::read, meters);
  }

  /** Opens a new session in the caller's transaction; its token was never used before. */
  public Mono<Session> open(DatabaseClient db, Actor actor) {
    Secret token = tokens.fresh();
    return SessionTable.sweep(db, actor)
        .then(Mono.defer(() -> SessionTable.insert(db, tokens.digest(token.reveal()), actor)))
        .map(createdAt -> session(token, actor, createdAt));
  }

  /** Empty when the token names no living session. */
  public Mono<Session> find(@Nullable String token) {
    return token == null || !tokens.possible(token)
        ? Mono.empty()
        : living
            .get(tokens.digest(token))
            .map(it -> session(new Secret(token), it.actor(), it.createdAt()));
  }

  public Mono<Void> end(String token) {
    return tokens.possible(token) ? end(tokens.digest(token)) : Mono.empty();
  }

  void forget(Digest digest) {
    living.forget(digest);
  }

  private Mono<Void> end(Digest digest) {
    return store
        .across(db -> SessionTable.delete(db, digest))
        .then(Mono.fromRunnable(() -> forget(digest)))
        .then(news.of(TOPIC, digest.toString()));
  }

  private Mono<Living> read(Digest digest) {
    return store.across(db -> SessionTable.find(db, digest));
  }

  private static Session session(Secret token, Actor actor, Instant createdAt) {
    return new Session(token, actor, createdAt, SessionTable.LIFETIME);
  }
}
