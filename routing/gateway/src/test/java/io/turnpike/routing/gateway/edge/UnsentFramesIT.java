package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.turnpike.routing.dialects.chat.ChatFixture;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import io.turnpike.routing.gateway.call.Answer.Streamed;
import io.turnpike.routing.gateway.edge.body.BodyReader;
import io.turnpike.routing.gateway.edge.body.BodyRoom;
import io.turnpike.routing.gateway.usage.UsageDraft;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Frames that wait for a client's event loop when its connection closes. */
@ExtendWith(NoLeaks.class)
class UnsentFramesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Queue<ByteBuf> released = new ConcurrentLinkedQueue<>();
  private final Sinks.Many<ByteBuf> source = Sinks.many().unicast().onBackpressureBuffer();
  private final CompletableFuture<Void> held = new CompletableFuture<>();
  private final CompletableFuture<Void> arrived = new CompletableFuture<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final List<ByteBuf> frames =
      Stream.generate(() -> ByteBufAllocator.DEFAULT.buffer(8).writeLong(1)).limit(5).toList();

  /** Twice would be once too often: by then it may be another client's buffer. */
  @Test
  void areReleasedOnceByWhoeverSends() throws IOException {
    DisposableServer server =
        HttpServer.create().host("127.0.0.1").port(0).handle(this::answer).bindNow();
    try (Socket client = new Socket("127.0.0.1", server.port())) {
      client.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));

      assertThat(held).succeedsWithin(PATIENCE);
      frames.forEach(source::tryEmitNext);
      arrived.complete(null);
      assertThat(over).succeedsWithin(PATIENCE);

      assertThat(released).isEmpty();
      assertThat(frames).allMatch(frame -> frame.refCnt() == 0);
    } finally {
      server.disposeNow();
    }
  }

  private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    NettyExchange exchange =
        new NettyExchange(
            ChatFixture.COMPLETIONS,
            new PathAliases.Asked("", null),
            request,
            response,
            new BodyReader(request, 1, new BodyRoom(1)),
            PATIENCE);
    UsageDraft draft = new UsageDraft("x", (_, _, _, _) -> null);
    AnswerHead head = new AnswerHead("text/event-stream", List.of());
    return exchange.stream(
            draft,
            new Streamed(head, source.asFlux().hide(), ChatFixture.COMPLETIONS.dialect().frames()))
        .doOnDiscard(ByteBuf.class, released::add)
        .doOnSubscribe(_ -> exchange.loop().execute(() -> closeWhileFramesArrive(exchange)))
        .onErrorComplete();
  }

  /** On the client's loop, which takes up what comes from elsewhere only after this. */
  private void closeWhileFramesArrive(NettyExchange exchange) {
    held.complete(null);
    while (!arrived.isDone()) {
      // An event loop may not sleep, nor pause.
    }
    exchange.cutOff();
    exchange.loop().execute(() -> exchange.loop().execute(() -> over.complete(null)));
  }
}
