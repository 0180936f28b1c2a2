package io.turnpike.infra.process;

import io.micrometer.core.instrument.Counter;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a server again whenever it ends by itself, for as long as this is open; waits longer from
 * time to time while it does not keep running.
 */
public final class Supervisor implements Closeable {

  private static final Logger log = LoggerFactory.getLogger(Supervisor.class);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration CALM = Duration.ofMinutes(1);
  private static final Duration APPEARS = Duration.ofSeconds(5);
  private static final Duration BEAT = Duration.ofMillis(20);
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final Server server;
  private final Counter restarts;
  private final Thread thread;
  private volatile boolean closed;

  private Supervisor(Server server, Counter restarts) {
    this.server = server;
    this.restarts = restarts;
    this.thread = Thread.ofVirtual().name("supervisor of " + server).unstarted(this::run);
  }

  /**
   * @param server running already; its text names it in the log
   * @param restarts counts each try
   */
  public static Supervisor of(Server server, Counter restarts) {
    Supervisor supervisor = new Supervisor(server, restarts);
    supervisor.thread.start();
    return supervisor;
  }

  /** From here on the server is nobody's but the caller's, who stops it. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Duration pause = SHORTEST;
    try {
      while (!closed) {
        long since = System.nanoTime();
        awaitEnd();
        boolean calm = System.nanoTime() - since > CALM.toNanos();
        pause = calm ? SHORTEST : shorter(pause.multipliedBy(2), LONGEST);
        startAfter(pause);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** One that has just been started may need a moment until it has noted its number. */
  private void awaitEnd() throws InterruptedException {
    Optional<ProcessHandle> process = running();
    long begin = System.nanoTime();
    while (process.isEmpty() && System.nanoTime() - begin < APPEARS.toNanos()) {
      Thread.sleep(BEAT);
      process = running();
    }
    if (process.isPresent()) {
      awaitEnd(process.get());
    }
  }

  private static void awaitEnd(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void startAfter(Duration pause) throws InterruptedException {
    log.warn("{} has ended and is started again", server);
    Thread.sleep(pause);
    restarts.increment();
    try {
      server.start();
    } catch (IOException | RuntimeException e) {
      if (!closed) {
        log.warn("{} did not start again; trying once more: {}", server, e.getMessage());
      }
    }
  }

  private Optional<ProcessHandle> running() {
    try {
      return server.running();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** A server that can be started more than once. */
  public interface Server {

    /** Its process at this moment; empty when none runs. */
    Optional<ProcessHandle> running() throws IOException;

    /** At the same address and on the same data as before. */
    void start() throws IOException;
  }
}
