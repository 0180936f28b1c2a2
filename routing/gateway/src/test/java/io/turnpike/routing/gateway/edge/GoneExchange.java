package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.chat.ChatFixture;
import io.turnpike.routing.gateway.call.AllowList;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import io.turnpike.routing.gateway.call.Answer.Streamed;
import io.turnpike.routing.gateway.call.Pace;
import io.turnpike.routing.gateway.pipeline.ClientExchange;
import io.turnpike.routing.gateway.pipeline.ClientRequest.CallOptions;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A client whose connection is already closed when anything is to be told to it, while its leaving
 * has not yet cancelled what is done for it: the moment between two event loops.
 */
record GoneExchange(String config, boolean streamed) implements ClientExchange {

  @Override
  public boolean isGone() {
    return true;
  }

  @Override
  public Operation operation() {
    return ChatFixture.COMPLETIONS;
  }

  @Override
  public String presentedKey() {
    return GatewayFixture.KEY;
  }

  @Override
  public CallOptions options() {
    return new CallOptions(
        config, null, null, Pace.FREE, AllowList.ANYTHING, List.of(), CallLabels.NONE, List.of());
  }

  @Override
  public Secret providerKey() {
    return null;
  }

  @Override
  public Mono<byte[]> body() {
    String body = "{\"model\":\"m\",\"stream\":" + streamed + "," + Asking.QUESTION + "}";
    return Mono.just(body.getBytes(UTF_8));
  }

  @Override
  public Mono<Void> refuse(GatewayFailure failure, UsageDraft draft) {
    return Mono.error(new AssertionError("Nobody is there to be told: " + failure.code()));
  }

  @Override
  public Mono<Void> whole(UsageDraft draft, AnswerHead head, byte[] body) {
    return Mono.error(new AssertionError("Nobody is there to be answered."));
  }

  @Override
  public Mono<Void> stream(UsageDraft draft, Streamed answer) {
    return Mono.error(new AssertionError("Nobody is there to be answered."));
  }

  @Override
  public Mono<Void> raw(UsageDraft draft, AnswerHead head, Flux<ByteBuf> bytes) {
    return Mono.error(new AssertionError("Nobody is there to be answered."));
  }

  @Override
  public @Nullable String header(String name) {
    return null;
  }

  @Override
  public long pendingBytes() {
    return 0;
  }

  @Override
  public void cutOff() {}

  @Override
  public EventExecutor loop() {
    return GlobalEventExecutor.INSTANCE;
  }

  @Override
  public ByteBufAllocator allocator() {
    return UnpooledByteBufAllocator.DEFAULT;
  }
}
