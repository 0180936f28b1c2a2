package io.turnpike.routing.embeddings;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.routing.cache.meaning.Embedder;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The model that comes with the product, all-MiniLM-L6-v2 in eight bits. It is loaded when the
 * first text comes, on a thread of its own; texts wait for it in a short queue, and fail with
 * RejectedExecutionException where that is full. A text of more than 256 word pieces fails with
 * TextTooLongException, before the model is asked.
 */
@Component
final class MiniLmEmbedder implements Embedder, DisposableBean {

  private static final int WAITING = 64;
  private static final int IDLE_SECONDS = 60;

  private final Scheduler threads =
      Schedulers.newBoundedElastic(threads(), WAITING, "embeddings", IDLE_SECONDS, true);
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
    return Mono.fromCallable(() -> meters.timed(() -> model.get().embed(text)))
        .subscribeOn(threads)
        .doOnError(RejectedExecutionException.class, _ -> meters.crowded().increment())
        .doOnError(TextTooLongException.class, _ -> meters.tooLong().increment());
  }

  /** Whether a text has come yet. */
  boolean isLoaded() {
    return model.isLoaded();
  }

  /** Leaves a core to the requests that need no vector. */
  private static int threads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  @Override
  public void destroy() {
    threads.dispose();
    model.close();
  }
}
