package io.turnpike.routing.gateway.testing;

import io.turnpike.routing.gateway.testing.behaviour.CompletionRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The truth about one completion request: what came, what went out, how it ended. Thread-safe. */
public final class ReceivedRequest {

  private final int number;
  private final Instant receivedAt = Instant.now();
  private final String path;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final CompletionRequest call;
  private final AtomicInteger tokensWritten = new AtomicInteger();
  private final AtomicLong bytesWritten = new AtomicLong();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile String behaviour = "";
  private volatile @Nullable Instant peerClosedAt;
  private volatile @Nullable Instant finishedAt;

  ReceivedRequest(
      int number,
      String path,
      Map<String, List<String>> headers,
      byte[] body,
      CompletionRequest call) {
    this.number = number;
    this.path = path;
    this.headers = headers;
    this.body = body;
    this.call = call;
  }

  /** Counted from 1. */
  public int number() {
    return number;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  public String path() {
    return path;
  }

  /** Names in lower case. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The first value; null when the header did not come. */
  public @Nullable String header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.isEmpty() ? null : values.getFirst();
  }

  public byte[] body() {
    return body.clone();
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public CompletionRequest call() {
    return call;
  }

  /** The name of what answered: a model's, {@code queued} or {@code otherwise}. */
  public String behaviour() {
    return behaviour;
  }

  /** Content tokens whose last byte reached the kernel's socket buffer. */
  public int tokensWritten() {
    return tokensWritten.get();
  }

  /**
   * What it costs. A provider that does not stop when its caller hangs up writes on to the limit;
   * one that stops bills what it had written.
   */
  public int tokensBilled(boolean stopsWhenCallerLeaves) {
    boolean writesOn = !stopsWhenCallerLeaves && peerClosedAt != null && call.maxTokens() >= 0;
    return writesOn ? Math.max(call.maxTokens(), tokensWritten()) : tokensWritten();
  }

  /** Bytes of the answer, framing included, that reached the kernel's socket buffer. */
  public long bytesWritten() {
    return bytesWritten.get();
  }

  /** When the caller closed the socket before the answer was over; null when it did not. */
  public @Nullable Instant peerClosedAt() {
    return peerClosedAt;
  }

  /** When the last step was done; null while it is not, and when the caller left before. */
  public @Nullable Instant finishedAt() {
    return finishedAt;
  }

  /** Waits until the answer was played to its end or the caller left; false if neither came. */
  public boolean awaitOver(Duration patience) {
    try {
      return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void answeredBy(String name) {
    behaviour = name;
  }

  void wrote(int bytes, int tokens) {
    bytesWritten.addAndGet(bytes);
    tokensWritten.addAndGet(tokens);
  }

  void finished() {
    finishedAt = Instant.now();
    over.countDown();
  }

  void peerClosed() {
    peerClosedAt = Instant.now();
    over.countDown();
  }
}
