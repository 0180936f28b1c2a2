package io.turnpike.routing.gateway.testing;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.turnpike.routing.gateway.testing.behaviour.CompletionRequest;
import io.turnpike.routing.gateway.testing.behaviour.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One socket: reads a request, plays the behaviour that is due, notices when the peer leaves. */
final class Connection extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  private final Script script;
  private final Ledger ledger;
  private @Nullable Performance current;

  Connection(Script script, Ledger ledger) {
    this.script = script;
    this.ledger = ledger;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    String path = request.uri().replaceFirst("\\?.*", "");
    switch (path) {
      case "/v1/models" -> play(context, Pages.models());
      case "/ledger" -> play(context, Pages.json(ledger.json()));
      case "/ledger/counts" -> play(context, Pages.json(ledger.countsJson()));
      default -> complete(context, received(request, path));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (current != null) {
      current.peerClosed();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    boolean left =
        cause instanceof IOException || cause instanceof PrematureChannelClosureException;
    if (!left) {
      // Writing to the console blocks, which this thread may not.
      CompletableFuture.runAsync(() -> log.error("The hostile provider itself failed.", cause));
    }
    context.close();
  }

  private void complete(ChannelHandlerContext context, ReceivedRequest request) {
    if (current != null) {
      current.followed();
    }
    Script.Part part = script.take(request.call());
    request.answeredBy(part.name());
    ledger.begin(request);
    Stream<Step> steps = part.behaviour().steps(request.call());
    current = new Performance(context.channel(), steps, request, ledger);
    current.begin();
  }

  private static void play(ChannelHandlerContext context, Stream<Step> page) {
    new Performance(context.channel(), page, null, null).begin();
  }

  private ReceivedRequest received(FullHttpRequest request, String path) {
    byte[] body = ByteBufUtil.getBytes(request.content());
    int number = ledger.nextNumber();
    return new ReceivedRequest(
        number, path, headers(request), body, CompletionRequest.read(path, number, body));
  }

  private static Map<String, List<String>> headers(FullHttpRequest request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request
        .headers()
        .forEach(
            header ->
                headers
                    .computeIfAbsent(
                        header.getKey().toLowerCase(java.util.Locale.ROOT), _ -> new ArrayList<>())
                    .add(header.getValue()));
    return headers;
  }
}
