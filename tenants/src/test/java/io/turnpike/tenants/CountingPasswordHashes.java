package io.turnpike.tenants;

import io.turnpike.infra.crypto.PasswordHashes;
import io.turnpike.infra.crypto.Secret;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Real hashing that tells how often it was asked for what. */
public final class CountingPasswordHashes implements PasswordHashes {

  public final AtomicInteger hashed = new AtomicInteger();
  public final AtomicInteger compared = new AtomicInteger();
  public final AtomicInteger comparedWithNothing = new AtomicInteger();

  private final PasswordHashes real;

  CountingPasswordHashes(PasswordHashes real) {
    this.real = real;
  }

  @Override
  public Mono<String> hash(Secret password) {
    return real.hash(password).doOnSubscribe(_ -> hashed.incrementAndGet());
  }

  @Override
  public Mono<Boolean> matches(Secret password, String hash) {
    return real.matches(password, hash).doOnSubscribe(_ -> compared.incrementAndGet());
  }

  @Override
  public Mono<Boolean> matchesNothing(Secret password) {
    return real.matchesNothing(password).doOnSubscribe(_ -> comparedWithNothing.incrementAndGet());
  }

  @Override
  public void close() {
    real.close();
  }
}
