package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.eventstream.EventStreamFixture;
import io.turnpike.routing.dialects.matrix.MatrixFixture;
import io.turnpike.routing.dialects.matrix.MatrixProvider;
import io.turnpike.routing.gateway.testing.bedrock.Arrived;
import io.turnpike.routing.gateway.testing.bedrock.BedrockEndpoint;
import java.net.URI;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** The far end of every wire: streams come in small pieces, and AWS believes no bad signature. */
final class WireServer implements AutoCloseable {

  private static final int PIECE = 7;

  private final AnyEndpoint others = new AnyEndpoint();
  private final BedrockEndpoint bedrock = new BedrockEndpoint();

  /**
   * What was asked last.
   *
   * @param uri path and query
   * @param credential what stood in the wire's header for it
   */
  record Sent(String uri, String credential, JsonNode body) {}

  URI address(Wire wire) {
    URI base = wire.isBedrock() ? bedrock.baseUrl() : others.baseUrl();
    return base.resolve(wire.base.isEmpty() ? "/" : wire.base);
  }

  String kept(Wire wire) {
    return wire.isBedrock()
        ? "{\"access_key_id\":\"%s\",\"secret_access_key\":\"%s\"}"
            .formatted(BedrockEndpoint.KEY_ID, BedrockEndpoint.SECRET)
        : Wire.KEY;
  }

  void next(Wire wire, int status, String json) {
    if (wire.isBedrock()) {
      bedrock.next(status, json);
    } else {
      others.next(status, "application/json", latin(json.getBytes(UTF_8)));
    }
  }

  void nextStream(Wire wire, MatrixProvider spoken, JsonNode events) {
    if (wire.isBedrock()) {
      bedrock.nextStream(framed(spoken, events));
    } else {
      byte[] stream = MatrixFixture.stream(spoken, events);
      others.next(
          it -> it.header("content-type", "text/event-stream").send(pieces(stream), _ -> true));
    }
  }

  private static byte[] framed(MatrixProvider spoken, JsonNode events) {
    return spoken == MatrixProvider.BEDROCK
        ? MatrixFixture.stream(spoken, events)
        : EventStreamFixture.stream(
            events
                .valueStream()
                .map(event -> EventStreamFixture.chunk(event.toString()))
                .toArray(byte[][]::new));
  }

  private static Flux<ByteBuf> pieces(byte[] stream) {
    return Flux.fromStream(
        IntStream.rangeClosed(0, (stream.length - 1) / PIECE)
            .mapToObj(
                at ->
                    Unpooled.copiedBuffer(
                        stream, at * PIECE, Math.min(PIECE, stream.length - at * PIECE))));
  }

  /** Null when nothing was. */
  @Nullable Sent last(Wire wire) {
    if (wire.isBedrock()) {
      return bedrock.asked().isEmpty() ? null : sent(wire, bedrock.lastAsked());
    }
    return others.timesAsked() == 0 ? null : sent(wire, others.lastAsked());
  }

  private static Sent sent(Wire wire, Arrived arrived) {
    return new Sent(
        arrived.path(),
        arrived.header(wire.credential()),
        MatrixFixture.JSON.readTree(arrived.body()));
  }

  private static Sent sent(Wire wire, AnyEndpoint.Asked asked) {
    return new Sent(
        asked.uri(),
        asked.headers().get(wire.credential(), ""),
        MatrixFixture.JSON.readTree(asked.body().getBytes(ISO_8859_1)));
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  void forget() {
    others.forget();
    bedrock.forget();
  }

  @Override
  public void close() {
    others.close();
    bedrock.close();
  }
}
