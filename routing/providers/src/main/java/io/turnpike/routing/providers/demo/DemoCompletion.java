package io.turnpike.routing.providers.demo;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.routing.providers.demo.Documents.Chunk;
import io.turnpike.routing.providers.demo.Documents.ChunkChoice;
import io.turnpike.routing.providers.demo.Documents.Delta;
import io.turnpike.routing.providers.demo.Documents.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One answer in the making, whole or token by token. Cancelling either stops it. */
record DemoCompletion(ChatRequest request, Reply reply, String id, long created) {

  static DemoCompletion of(ChatRequest request) {
    String id = "chatcmpl-" + TimeOrderedId.next();
    return new DemoCompletion(request, Reply.to(request), id, Instant.now().getEpochSecond());
  }

  Mono<byte[]> whole() {
    Duration thinking = request.model().wholeAfter(reply.tokens().size());
    Mono<byte[]> document = Mono.fromSupplier(() -> Documents.bytes(document()));
    return thinking.isZero() ? document : document.delaySubscription(thinking);
  }

  /** Events, each ready to be written and flushed by itself. */
  Flux<String> events() {
    Flux<String> tokens =
        Flux.fromIterable(reply.tokens())
            .delayElements(request.model().perToken())
            .map(token -> event(delta(new Delta(null, token), null)))
            .delaySubscription(request.model().thinking());
    return Flux.concat(Mono.fromSupplier(this::beginning), tokens, Flux.defer(this::end));
  }

  private Documents.Completion document() {
    Documents.Message message = new Documents.Message("assistant", reply.text());
    Documents.Choice choice = new Documents.Choice(0, message, reply.finishReason());
    return new Documents.Completion(
        id, "chat.completion", created, request.modelName(), List.of(choice), usage());
  }

  private String beginning() {
    return event(delta(new Delta("assistant", ""), null));
  }

  private Flux<String> end() {
    Flux<String> finish = Flux.just(event(delta(new Delta(null, null), reply.finishReason())));
    Flux<String> usage =
        request.includeUsage() ? Flux.just(event(chunk(List.of(), usage()))) : Flux.empty();
    return Flux.concat(finish, usage, Flux.just("data: [DONE]\n\n"));
  }

  private Chunk delta(Delta delta, @Nullable String finishReason) {
    return chunk(List.of(new ChunkChoice(0, delta, finishReason)), null);
  }

  private Chunk chunk(List<ChunkChoice> choices, @Nullable Usage usage) {
    return new Chunk(id, "chat.completion.chunk", created, request.modelName(), choices, usage);
  }

  private Usage usage() {
    return Usage.of(request.promptTokens(), reply.tokens().size());
  }

  private static String event(Chunk chunk) {
    return "data: " + Documents.text(chunk) + "\n\n";
  }

  /**
   * What a demo model says, decided before the first token leaves.
   *
   * @param finishReason {@code stop}, or {@code length} when the request's token limit cut it
   */
  private record Reply(List<String> tokens, String finishReason) {

    static Reply to(ChatRequest request) {
      List<String> tokens = Tokens.of(sentence(request.lastUserText().strip()));
      boolean cut = tokens.size() > request.maxTokens();
      return cut
          ? new Reply(tokens.subList(0, request.maxTokens()), "length")
          : new Reply(tokens, "stop");
    }

    String text() {
      return String.join("", tokens);
    }

    private static String sentence(String said) {
      return said.isEmpty()
          ? "You said nothing, and the demo model repeats it."
          : "You said: " + said + "\n\nThat was the demo model, which repeats what it hears.";
    }
  }
}
