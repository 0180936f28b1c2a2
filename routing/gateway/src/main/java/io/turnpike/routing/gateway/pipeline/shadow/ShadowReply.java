package io.turnpike.routing.gateway.pipeline.shadow;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import io.turnpike.routing.CredentialHeaders;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.ClientConnection;
import io.turnpike.routing.plan.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What a shadow's attempts see where a client's connection would be. */
final class ShadowReply implements ClientConnection {

  /** All names begin so. */
  private static final List<String> ANY = List.of("");

  private final EventExecutor loop;
  private final ByteBufAllocator allocator;
  private final Map<String, List<String>> headers;
  private final @Nullable String query;

  private ShadowReply(ClientConnection original, Map<String, List<String>> headers) {
    this.loop = original.loop();
    this.allocator = original.allocator();
    this.headers = headers;
    this.query = original.query();
  }

  /**
   * Takes nothing of the original that ends with it; of its headers what the shadow will pass on.
   */
  static ShadowReply to(Call original, Target target) {
    ClientConnection client = original.client();
    Map<String, List<String>> headers = new HashMap<>();
    original.forwarded().forEach(header -> keep(header.from(), client, headers));
    target.forwarded().forEach(header -> keep(header.from(), client, headers));
    client
        .headerNames(original.operation().dialect().headers())
        .forEach(name -> keep(name, client, headers));
    return new ShadowReply(client, headers);
  }

  /** The same for a call that goes by the whole plan, whose conditions may ask for any header. */
  static ShadowReply toAllOf(Call original) {
    ClientConnection client = original.client();
    Map<String, List<String>> headers = new HashMap<>();
    client.headerNames(ANY).stream()
        .filter(name -> !CredentialHeaders.contains(name))
        .forEach(name -> keep(name, client, headers));
    return new ShadowReply(client, headers);
  }

  private static void keep(
      CharSequence name, ClientConnection client, Map<String, List<String>> headers) {
    headers.put(lowerCase(name), List.copyOf(client.headers(name)));
  }

  private static String lowerCase(CharSequence name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }

  /** Takes an answer in and throws it away as it comes. */
  static Mono<Void> discard(Call shadow, Answer answer) {
    return switch (answer) {
      case Answer.Whole _ -> Mono.empty();
      // Nothing that could be released again leaves the first step.
      case Answer.Streamed(_, var frames, _) -> frames.map(ByteBuf::release).then();
      case Answer.Raw(_, var bytes) -> bytes.map(ByteBuf::release).then();
    };
  }

  @Override
  public @Nullable String header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? null : values.getFirst();
  }

  @Override
  public List<String> headers(CharSequence name) {
    return headers.getOrDefault(lowerCase(name), List.of());
  }

  @Override
  public List<String> headerNames(List<String> beginnings) {
    return headers.keySet().stream()
        .filter(name -> beginnings.stream().anyMatch(name::startsWith))
        .toList();
  }

  @Override
  public @Nullable String query() {
    return query;
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

  /** Never on the loop of the client, who does not wait for it. */
  @Override
  public <T> Mono<T> hereafter(Mono<T> answer) {
    return answer.publishOn(Schedulers.parallel());
  }

  @Override
  public ByteBufAllocator allocator() {
    return allocator;
  }
}
