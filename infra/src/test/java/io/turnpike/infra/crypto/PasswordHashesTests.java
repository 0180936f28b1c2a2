package io.turnpike.infra.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.refusal.Throttled;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class PasswordHashesTests {

  private final PasswordHashes hashes = PasswordHashes.bcrypt(4);

  @AfterEach
  void close() {
    hashes.close();
  }

  @Test
  void matchesOnlyTheSamePassword() {
    String hash = hash("correct horse");
    assertThat(hashes.matches(new Secret("correct horse"), hash).block()).isTrue();
    assertThat(hashes.matches(new Secret("correct horsf"), hash).block()).isFalse();
    assertThat(hash).doesNotContain("correct").isNotEqualTo(hash("correct horse"));
  }

  @Test
  void looksAtEveryCharacterOfALongPassword() {
    String stem = "x".repeat(200);
    assertThat(hashes.matches(new Secret(stem + "b"), hash(stem + "a")).block()).isFalse();
    assertThat(hashes.matches(new Secret(stem + "a"), hash(stem + "a")).block()).isTrue();
  }

  @Test
  void takesAnUnreadableHashForAWrongPassword() {
    for (String hash : List.of("", "{noop}secret", "{sha384-bcrypt}", "$2a$04$short")) {
      assertThat(hashes.matches(new Secret("secret"), hash).block()).isFalse();
    }
  }

  @Test
  void matchesNothingWithAnyPassword() {
    assertThat(hashes.matchesNothing(new Secret("nobody")).block()).isFalse();
  }

  @Test
  void worksWhenAskedFromAnEventLoop() {
    Mono<String> there = Mono.defer(() -> hashes.hash(new Secret("p")));
    assertThat(there.subscribeOn(Schedulers.parallel()).block()).isNotBlank();
  }

  @Test
  void turnsAwayCallersBeyondItsQueue() {
    try (PasswordHashes slow = PasswordHashes.bcrypt(8)) {
      int callers = 4 * BcryptPasswordHashes.QUEUE;
      List<String> outcomes =
          Flux.range(0, callers).flatMap(_ -> outcome(slow), callers).collectList().block();
      assertThat(outcomes).hasSize(callers).contains("hashed", "throttled");
    }
  }

  private static Mono<String> outcome(PasswordHashes hashes) {
    return hashes
        .hash(new Secret("p"))
        .map(_ -> "hashed")
        .onErrorResume(Throttled.class, _ -> Mono.just("throttled"));
  }

  private String hash(String password) {
    return java.util.Objects.requireNonNull(hashes.hash(new Secret(password)).block());
  }
}
