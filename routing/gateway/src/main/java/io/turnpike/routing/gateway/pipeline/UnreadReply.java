package io.turnpike.routing.gateway.pipeline;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import io.turnpike.routing.gateway.call.AnswerHead;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Reply;
import io.turnpike.routing.plan.ForwardedHeader;
import io.turnpike.routing.plan.RoutePlan.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes an answer in and throws it away as it comes. */
final class UnreadReply implements Reply {

  private final EventExecutor loop;
  private final ByteBufAllocator allocator;
  private final Map<CharSequence, List<String>> headers;

  private UnreadReply(Reply original, Map<CharSequence, List<String>> headers) {
    this.loop = original.loop();
    this.allocator = original.allocator();
    this.headers = headers;
  }

  /** Takes nothing of the original that ends with it; of its headers what the copy will pass on. */
  static UnreadReply to(Call original, Target target) {
    Map<CharSequence, List<String>> headers = new HashMap<>();
    original.forwarded().forEach(header -> keep(header, original.reply(), headers));
    target.forwarded().forEach(header -> keep(header, original.reply(), headers));
    return new UnreadReply(original.reply(), headers);
  }

  private static void keep(
      ForwardedHeader header, Reply reply, Map<CharSequence, List<String>> headers) {
    headers.put(header.from(), List.copyOf(reply.headers(header.from())));
  }

  @Override
  public Mono<Void> whole(AnswerHead head, byte[] body) {
    return Mono.empty();
  }

  /** Nothing that could be released again leaves the first step. */
  @Override
  public Mono<Void> stream(AnswerHead head, Flux<ByteBuf> frames) {
    return frames.map(ByteBuf::release).then();
  }

  @Override
  public @Nullable String header(String name) {
    return null;
  }

  @Override
  public List<String> headers(CharSequence name) {
    return headers.getOrDefault(name, List.of());
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
    return loop;
  }

  @Override
  public ByteBufAllocator allocator() {
    return allocator;
  }
}
