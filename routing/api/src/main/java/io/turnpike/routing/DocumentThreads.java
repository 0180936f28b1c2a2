package io.turnpike.routing;

import io.turnpike.infra.refusal.Unavailable;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where config documents are computed on: to read a large one takes tens of milliseconds, to
 * translate or compare it up to seconds, which no event loop has to give. Two at a time, a hundred
 * may wait. Fails with {@link Unavailable} when more would wait, and when it takes longer than
 * twenty seconds.
 */
public final class DocumentThreads {

  private static final int THREADS = 2;
  private static final int WAITING_PER_THREAD = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** In characters. Read in about a millisecond, where going to another thread would cost more. */
  private static final int SMALL = 16 * 1024;

  private static final Scheduler SCHEDULER =
      Schedulers.newBoundedElastic(THREADS, WAITING_PER_THREAD, "documents", 60, true);

  private DocumentThreads() {}

  /** For whatever may take long. Empty where the work makes null. */
  public static <T> Mono<T> compute(Supplier<? extends T> work) {
    return Mono.<T>fromSupplier(work)
        .subscribeOn(SCHEDULER)
        .timeout(PATIENCE)
        .onErrorMap(TimeoutException.class, _ -> busy())
        .onErrorMap(RejectedExecutionException.class, _ -> busy());
  }

  /** For the reading of one document: a small one is read where it is. */
  public static <T> Mono<T> read(String document, Supplier<? extends T> work) {
    return document.length() <= SMALL ? Mono.fromSupplier(work) : compute(work);
  }

  private static Unavailable busy() {
    return new Unavailable("Too many large documents are being read. Try again in a moment.");
  }
}
