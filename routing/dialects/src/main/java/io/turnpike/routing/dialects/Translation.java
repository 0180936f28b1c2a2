package io.turnpike.routing.dialects;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
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
}
