package io.turnpike.infra.crypto;

import reactor.core.publisher.Mono;

/** Password hashing on a scheduler of its own with a bounded queue, never on an event loop. */
public interface PasswordHashes extends AutoCloseable {

  /**
   * @param cost bcrypt's: 2^cost rounds; 12 in production, 4 (the least) where time matters more
   */
  static PasswordHashes bcrypt(int cost) {
    return new BcryptPasswordHashes(cost);
  }

  Mono<String> hash(Secret password);

  /** Takes as long for a wrong password as for a right one. */
  Mono<Boolean> matches(Secret password, String hash);

  /** Spends the time of a comparison, for when there is no hash to compare with. */
  Mono<Boolean> matchesNothing(Secret password);

  @Override
  void close();
}
