package io.turnpike.routing.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.gateway.attempt.AnswerHead;
import io.turnpike.routing.gateway.pipeline.CallOptions;
import io.turnpike.routing.gateway.pipeline.ClientExchange;
import io.turnpike.routing.gateway.usage.UsageDraft;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A request that nobody is connected for; there is nothing to answer. */
final class UnsentRequest implements ClientExchange {

  private static final String CONFIG = "x-turnpike-config";

  private final HttpHeaders headers =
      DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
  private final Operation operation;
  private final byte[] body;

  UnsentRequest(Operation operation, String config, byte[] body, Map<String, String> headers) {
    this.operation = operation;
    headers.forEach(this.headers::set);
    this.headers.set(CONFIG, config);
    this.body = body;
  }

  @Override
  public Operation operation() {
    return operation;
  }

  @Override
  public @Nullable String presentedKey() {
    return null;
  }

  @Override
  public CallOptions options() {
    return CallHeaders.options(headers);
  }

  @Override
  public Mono<byte[]> body() {
    return Mono.just(body);
  }

  @Override
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  @Override
  public Mono<Void> refuse(GatewayFailure failure, UsageDraft draft) {
    return Mono.error(failure);
  }

  @Override
  public Mono<Void> whole(AnswerHead head, byte[] answer) {
    return Mono.error(unasked());
  }

  @Override
  public Mono<Void> stream(AnswerHead head, Flux<ByteBuf> frames) {
    return Mono.error(unasked());
  }

  @Override
  public long pendingBytes() {
    return 0;
  }

  @Override
  public void cutOff() {
    throw unasked();
  }

  @Override
  public EventExecutor loop() {
    return ImmediateEventExecutor.INSTANCE;
  }

  @Override
  public ByteBufAllocator allocator() {
    return ByteBufAllocator.DEFAULT;
  }

  private static IllegalStateException unasked() {
    return new IllegalStateException("A request that is not sent has no answer.");
  }
}
