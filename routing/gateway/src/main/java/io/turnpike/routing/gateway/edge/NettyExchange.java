package io.turnpike.routing.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.EventExecutor;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import io.turnpike.routing.gateway.call.Answer.Streamed;
import io.turnpike.routing.gateway.edge.PathAliases.Asked;
import io.turnpike.routing.gateway.edge.body.BodyReader;
import io.turnpike.routing.gateway.edge.compatibility.ClientWishes;
import io.turnpike.routing.gateway.pipeline.ClientExchange;
import io.turnpike.routing.gateway.pipeline.ClientRequest.CallOptions;
import io.turnpike.routing.gateway.usage.UsageDraft;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** One request and its response on the wire. */
final class NettyExchange implements ClientExchange {

  private static final String WEB_SOCKET = "websocket";

  private final Operation operation;
  private final @Nullable String addressedModel;
  private final @Nullable String addressedProvider;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final BodyReader body;
  private final Duration silence;
  private @Nullable Channel channel;
  private volatile @Nullable ClientWishes wishes;

  NettyExchange(
      Operation operation,
      Asked asked,
      HttpServerRequest request,
      HttpServerResponse response,
      BodyReader body,
      Duration silence) {
    this.operation = operation;
    this.addressedModel = asked.model();
    this.addressedProvider = asked.provider();
    this.request = request;
    this.response = response;
    this.body = body;
    this.silence = silence;
  }

  @Override
  public Operation operation() {
    return operation;
  }

  @Override
  public @Nullable String addressedModel() {
    return addressedModel;
  }

  /** Path and query of the request. */
  String address() {
    return GatewayPath.of(request.uri());
  }

  @Override
  public @Nullable String presentedKey() {
    return Credentials.gatewayKey(request.requestHeaders(), request.uri());
  }

  @Override
  public @Nullable Secret providerKey() {
    return Credentials.providerKey(request.requestHeaders());
  }

  @Override
  public CallOptions options() {
    HttpHeaders headers = request.requestHeaders();
    ClientWishes said = CallHeaders.wishes(headers);
    wishes = said;
    return CallHeaders.options(headers, said, addressedProvider);
  }

  @Override
  public Mono<byte[]> body() {
    return body.read();
  }

  @Override
  public Mono<Void> whole(UsageDraft draft, AnswerHead head, byte[] answer) {
    AnswerHeaders.whole(answering(draft), draft, head);
    response.status(head.status());
    return sending().whole(answer);
  }

  @Override
  public Mono<Void> stream(UsageDraft draft, Streamed answer) {
    AnswerHeaders.stream(answering(draft), draft, answer.head());
    KeepAlive keepAlive = new KeepAlive(channel(), answer.added().keepAlive(), silence);
    Flux<ByteBuf> frames =
        answer.frames().doOnNext(_ -> keepAlive.spoke()).doFinally(_ -> keepAlive.end());
    return sending().frames(frames);
  }

  @Override
  public Mono<Void> raw(UsageDraft draft, AnswerHead head, Flux<ByteBuf> bytes) {
    AnswerHeaders.raw(answering(draft), draft, head);
    response.status(head.status());
    return sending().raw(bytes);
  }

  @Override
  public Mono<Void> refuse(GatewayFailure failure, UsageDraft draft) {
    if (!body.isRead()) {
      response.keepAlive(false);
    }
    response.status(failure.status());
    return sending()
        .small(GatewayErrorWriter.write(answering(draft), failure, operation.dialect(), draft));
  }

  /** A page that is no provider's answer, unless the client says that it has it. */
  Mono<Void> page(UsageDraft draft, byte[] json) {
    HttpHeaders headers = answering(draft);
    AnswerHeaders.page(headers, draft);
    return EntityTag.isKnown(request.requestHeaders(), headers, json)
        ? notModified()
        : sending().small(json);
  }

  private Mono<Void> notModified() {
    response.status(304);
    return sending().empty();
  }

  NettyExchange allow(String method) {
    response.header(HttpHeaderNames.ALLOW, method);
    return this;
  }

  @Override
  public @Nullable String header(String name) {
    return request.requestHeaders().get(name);
  }

  @Override
  public List<String> headers(CharSequence name) {
    return request.requestHeaders().getAll(name);
  }

  @Override
  public List<String> headerNames(List<String> beginnings) {
    return request.requestHeaders().names().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> beginnings.stream().anyMatch(name::startsWith))
        .distinct()
        .toList();
  }

  @Override
  public String method() {
    return request.method().name();
  }

  /** Whether the client wants to speak WebSocket. */
  boolean isUpgrade() {
    return request.requestHeaders().containsValue(HttpHeaderNames.UPGRADE, WEB_SOCKET, true);
  }

  /** What is spoken here instead. */
  NettyExchange offer(String protocol) {
    response
        .header(HttpHeaderNames.UPGRADE, protocol)
        .header(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
    return this;
  }

  /** Without a key that a client may have written there. */
  @Override
  public @Nullable String query() {
    return Credentials.withoutKey(GatewayPath.query(request.uri()));
  }

  @Override
  public boolean isGone() {
    return !channel().isActive();
  }

  @Override
  public long pendingBytes() {
    ChannelOutboundBuffer waiting = channel().unsafe().outboundBuffer();
    return waiting == null ? 0 : waiting.totalPendingWriteBytes();
  }

  @Override
  public void cutOff() {
    channel().close();
  }

  @Override
  public EventExecutor loop() {
    return channel().eventLoop();
  }

  @Override
  public ByteBufAllocator allocator() {
    return response.alloc();
  }

  private ResponseBody sending() {
    return new ResponseBody(request, response, this);
  }

  private HttpHeaders answering(UsageDraft draft) {
    HttpHeaders headers = response.responseHeaders();
    CrossOrigin.grant(request.requestHeaders(), headers, draft.caller());
    ClientWishes said = wishes;
    if (said != null) {
      said.answer(headers, draft);
    }
    return headers;
  }

  private Channel channel() {
    if (channel == null) {
      request.withConnection(connection -> channel = connection.channel());
    }
    return java.util.Objects.requireNonNull(channel);
  }
}
