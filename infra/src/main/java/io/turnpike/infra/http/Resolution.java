package io.turnpike.infra.http;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Names to addresses, by the system's resolver on threads of its own. One look-up serves all who
 * ask within half a minute, a failed one within a second.
 */
final class Resolution implements AutoCloseable {

  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final Duration NOT_FOUND_KEPT = Duration.ofSeconds(1);
  private static final int NAMES = 10_000;
  private static final int THREADS = 8;
  private static final int WAITING = 256;
  private static final long TIMEOUT_SECONDS = 2;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          30,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          Thread.ofPlatform().name("resolution-", 0).daemon().factory());

  private final AsyncCache<String, List<InetAddress>> cache =
      Caffeine.newBuilder()
          .maximumSize(NAMES)
          .expireAfter(Expiry.<String, List<InetAddress>>creating((_, found) -> kept(found)))
          .executor(Runnable::run)
          .buildAsync();

  Resolution() {
    threads.allowCoreThreadTimeOut(true);
  }

  /** Fails with {@link UnknownHostException}, also when it takes longer than two seconds. */
  CompletableFuture<List<InetAddress>> resolve(String host) {
    try {
      return cache
          .get(host, (name, _) -> CompletableFuture.supplyAsync(() -> lookUp(name), threads))
          .copy()
          .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
          .exceptionallyCompose(e -> CompletableFuture.failedFuture(unknown(host, e)))
          .thenCompose(found -> found.isEmpty() ? failed(host) : completedFuture(found));
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(unknown(host, e));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static Duration kept(List<InetAddress> found) {
    return found.isEmpty() ? NOT_FOUND_KEPT : KEPT;
  }

  /** Empty when there is no such name. */
  private static List<InetAddress> lookUp(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException _) {
      return List.of();
    }
  }

  private static CompletableFuture<List<InetAddress>> failed(String host) {
    return CompletableFuture.failedFuture(new UnknownHostException(host));
  }

  private static UnknownHostException unknown(String host, Throwable cause) {
    UnknownHostException unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }
}
