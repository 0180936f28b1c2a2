package io.turnpike.routing.dialects;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Between the canonical form, which is OpenAI's chat completions, and a provider's own. Pure
 * functions of bytes, no I/O; shared by all requests.
 */
public interface Translation {

  /**
   * Throws {@link Untranslatable} for what the provider has no word for.
   *
   * @param canonical a JSON object with {@code model} and {@code messages}
   * @param card what is known of the model; null when nothing is
   */
  TranslatedRequest request(byte[] canonical, @Nullable ModelCard card);

  /**
   * The same where what is asked for stands in headers, too.
   *
   * @param headers the client's values of a header, by its name in lower case
   */
  default TranslatedRequest request(
      byte[] canonical, @Nullable ModelCard card, Function<String, List<String>> headers) {
    return request(canonical, card);
  }

  /** Slots of the canonical form with what the provider signed, which go back to it. */
  default Set<String> signedSlots() {
    return Set.of();
  }

  /** Whether it reads the slots that the canonical form has for its vendor. */
  default boolean readsSlots() {
    return false;
  }

  /** Whether only requests are put into other words, and answers are as their client knows them. */
  default boolean isOfRequestsAlone() {
    return false;
  }

  /** A whole answer, canonical; bytes that are no answer of this provider's come back untouched. */
  byte[] answer(byte[] body, Instant now);

  /**
   * The first count of a whole answer that cannot be; it is not in the canonical one. Null when
   * there is none.
   *
   * @param body as the provider sent it
   */
  @Nullable RejectedUsage rejected(byte[] body);

  /** For one streamed answer. */
  StreamTranslation stream(Instant now);

  /**
   * A request in a provider's own form.
   *
   * @param dropped fields without a counterpart that do not change what an answer means; the client
   *     is told their names
   * @param answers who translates the answer to this request; null for whoever translated it
   * @param headers that go with it, by their names in lower case
   */
  record TranslatedRequest(
      byte[] body,
      List<String> dropped,
      @Nullable Translation answers,
      Map<String, String> headers) {

    public TranslatedRequest(byte[] body, List<String> dropped, @Nullable Translation answers) {
      this(body, dropped, answers, Map.of());
    }

    public TranslatedRequest(byte[] body, List<String> dropped) {
      this(body, dropped, null);
    }
  }

  /** Translates one stream, event by event, as they come. Not shared. */
  interface StreamTranslation {

    /**
     * The canonical frames an event amounts to, each one {@code data: …} line or a comment, and the
     * blank line. Often none. An error event comes back as one frame with the provider's own data.
     */
    List<byte[]> frames(byte[] data, int start, int end);

    /**
     * What the end of the source amounts to, after all its events: the rest of the canonical frames
     * of a provider whose streams have no last event. None where the last event is one.
     */
    default List<byte[]> end() {
      return List.of();
    }

    /** What the provider says it has read, without what it wrote; null while it has not said. */
    @Nullable TokenUsage read();

    /** The first count that cannot be; it is not in the frames. Null while there is none. */
    @Nullable RejectedUsage rejected();
  }
}
