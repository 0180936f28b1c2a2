package io.turnpike.tenants.providers;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnection.OwnModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What an organization says of the models of its connections, one at a time: such as no catalogue
 * knows, and such as it knows otherwise.
 */
public interface OwnModels {

  /** Of one connection. */
  int MOST = 500;

  /** What a model can be said to be able to do: the catalogue's words. */
  List<String> CAPABILITIES =
      List.of(
          "chat",
          "responses",
          "completion",
          "embedding",
          "rerank",
          "moderation",
          "image_generation",
          "image_edit",
          "video_generation",
          "audio_speech",
          "audio_transcription",
          "realtime",
          "ocr",
          "search",
          "tools",
          "vision",
          "reasoning",
          "structured_output",
          "prompt_cache",
          "temperature",
          "attachments");

  /**
   * Says what a model is and costs, in place of all that was said of it. NotFound without the
   * connection, Conflict for a built-in one, InvalidInput with pointers such as {@code
   * /context_tokens}.
   *
   * @param price null for none of its own, so that the list's counts
   */
  Mono<ProviderConnection> put(
      Actor actor, String connection, String model, OwnModel said, @Nullable ModelPrice price);

  /** Takes back what was said of it, its price as well. NotFound when that is nothing. */
  Mono<Void> delete(Actor actor, String connection, String model);
}
