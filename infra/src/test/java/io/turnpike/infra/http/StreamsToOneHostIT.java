package io.turnpike.infra.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

/** Many answers that have begun and go on, all from one host. */
class StreamsToOneHostIT {

  private static final int STREAMS = 600;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final DisposableServer host =
      HttpServer.create()
          .host("127.0.0.1")
          .port(0)
          .doOnConnection(
              connection -> {
                open.incrementAndGet();
                connection.onDispose(open::decrementAndGet);
              })
          .handle((_, out) -> out.send(piece().concatWith(Mono.never()), _ -> true))
          .bindNow(PATIENCE);

  @AfterEach
  void stop() {
    host.disposeNow(PATIENCE);
  }

  @Test
  void areCarriedAtOnceAndEachIsClosedWhenItsReaderLeaves() {
    try (Egress egress = Egress.byDefault("loopback")) {
      Disposable readers = Flux.range(0, STREAMS).flatMap(_ -> read(egress), STREAMS).subscribe();
      Awaitility.await().atMost(PATIENCE).until(() -> begun.get() + failed.get() == STREAMS);
      assertThat(failed).hasValue(0);
      assertThat(open).hasValue(STREAMS);
      readers.dispose();
      Awaitility.await().atMost(PATIENCE).until(() -> open.get() == 0);
    }
  }

  private static Mono<ByteBuf> piece() {
    return Mono.fromSupplier(() -> Unpooled.wrappedBuffer(new byte[] {1}));
  }

  private Mono<Void> read(Egress egress) {
    URI base = URI.create("http://127.0.0.1:" + host.port());
    HttpClient client = egress.http().client(base, Duration.ofSeconds(30));
    return client
        .get()
        .uri("/")
        .responseContent()
        .doOnNext(_ -> begun.incrementAndGet())
        .then()
        .onErrorResume(_ -> Mono.fromRunnable(failed::incrementAndGet));
  }
}
