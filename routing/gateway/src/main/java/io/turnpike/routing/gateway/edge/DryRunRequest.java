package io.turnpike.routing.gateway.edge;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.gateway.pipeline.ClientRequest;
import io.turnpike.routing.gateway.pipeline.ClientRequest.CallOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The request of a dry run: nobody is connected for it. */
final class DryRunRequest implements ClientRequest {

  private static final String CONFIG = "x-turnpike-config";

  private final HttpHeaders headers =
      DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
  private final Operation operation;
  private final byte[] body;

  DryRunRequest(Operation operation, String config, byte[] body, Map<String, String> headers) {
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
  public CallOptions options() {
    return CallHeaders.options(headers, CallHeaders.wishes(headers), null);
  }

  @Override
  public @Nullable Secret providerKey() {
    return Credentials.providerKey(headers);
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
  public long pendingBytes() {
    return 0;
  }

  @Override
  public void cutOff() {
    // Nobody is connected here.
  }

  @Override
  public EventExecutor loop() {
    return ImmediateEventExecutor.INSTANCE;
  }

  @Override
  public ByteBufAllocator allocator() {
    return ByteBufAllocator.DEFAULT;
  }
}
