package io.turnpike.routing.embeddings;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.routing.cache.meaning.Embedder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The model that comes with the product, all-MiniLM-L6-v2 in eight bits. It is loaded when the
 * first text comes, on a thread of its own; texts wait in a short queue, and fail with
 * RejectedExecutionException where that is full. A text of more than 256 word pieces fails with
 * TextTooLongException, before the model is asked.
 */
@Component
final class MiniLmEmbedder implements Embedder, DisposableBean {

  private static final int WAITING = 64;
  private static final int IDLE_SECONDS = 60;
  private static final int END_SECONDS = 5;

  private final ExecutorService threads = threads();
  private final LazyModel model = new LazyModel();
  private final EmbeddingMeters meters;

  MiniLmEmbedder(MeterRegistry meters) {
    this.meters = EmbeddingMeters.in(meters);
  }

  @Override
  public String name() {
    return "all-minilm-l6-v2-q";
  }

  @Override
  public Mono<float[]> embed(String text) {
    // Whoever no longer waits does not interrupt it: that would break off the model's loading.
    return Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> vector(text), threads), true)
        .doOnError(RejectedExecutionException.class, _ -> meters.crowded().increment())
        .doOnError(TextTooLongException.class, _ -> meters.tooLong().increment());
  }

  private float[] vector(String text) {
    return meters.timed(() -> model.get().embed(text));
  }

  /** Whether a text has come yet. */
  boolean isLoaded() {
    return model.isLoaded();
  }

  /** Half of the cores: the others are for requests that need no vector. */
  private static ExecutorService threads() {
    int cores = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            cores,
            cores,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("embeddings-", 0).daemon().factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** A model that is at work must not be closed; it ends with the process then. */
  @Override
  public void destroy() throws InterruptedException {
    threads.shutdown();
    if (threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
      model.close();
    }
  }
}
