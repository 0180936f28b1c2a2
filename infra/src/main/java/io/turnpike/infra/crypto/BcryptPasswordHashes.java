package io.turnpike.infra.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.infra.refusal.Throttled;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * bcrypt over SHA-384 of the password: bcrypt alone ignores what follows byte 72. At most half of
 * the processors hash at once, and 64 callers may wait; the next is told to come back.
 */
final class BcryptPasswordHashes implements PasswordHashes {

  static final int QUEUE = 64;

  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final String SCHEME = "{sha384-bcrypt}";

  private final BCryptPasswordEncoder bcrypt;

  /** Well formed, so that comparing with it takes its time; no password is known to give it. */
  private final String nobodys;

  private final Scheduler scheduler;

  BcryptPasswordHashes(int cost) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    bcrypt = new BCryptPasswordEncoder(cost);
    nobodys = SCHEME + "$2a$%02d$".formatted(cost) + ".".repeat(53);
    scheduler =
        Schedulers.newBoundedElastic(threads, Math.max(1, QUEUE / threads), "passwords", 60, true);
  }

  @Override
  public Mono<String> hash(Secret password) {
    return off(() -> SCHEME + bcrypt.encode(prehashed(password)));
  }

  @Override
  public Mono<Boolean> matches(Secret password, String hash) {
    return off(() -> compare(password, hash));
  }

  @Override
  public Mono<Boolean> matchesNothing(Secret password) {
    return off(() -> compare(password, nobodys)).thenReturn(false);
  }

  @Override
  public void close() {
    scheduler.dispose();
  }

  /** An unreadable hash costs the same time as a readable one. */
  private boolean compare(Secret password, String hash) {
    boolean known = hash.startsWith(SCHEME);
    String expected = (known ? hash : nobodys).substring(SCHEME.length());
    return bcrypt.matches(prehashed(password), expected) && known;
  }

  private <T> Mono<T> off(Callable<T> work) {
    return Mono.fromCallable(work)
        .subscribeOn(scheduler)
        .timeout(WAIT)
        .onErrorMap(RejectedExecutionException.class, _ -> busy())
        .onErrorMap(TimeoutException.class, _ -> busy());
  }

  private static Throttled busy() {
    return new Throttled(
        Duration.ofSeconds(5), "Too many people are signing in at once. Try again.");
  }

  /** 64 characters, no NUL; the label keeps it apart from bare SHA-384 sums leaked elsewhere. */
  private static String prehashed(Secret password) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-384");
      sha.update("turnpike password ".getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(sha.digest(password.reveal().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime lacks SHA-384.", e);
    }
  }
}
