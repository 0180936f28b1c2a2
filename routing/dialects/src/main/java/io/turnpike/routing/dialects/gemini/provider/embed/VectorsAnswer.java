package io.turnpike.routing.dialects.gemini.provider.embed;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.embeddings.EmbeddingList;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request for embeddings. Numbers are taken over as they were written, or packed
 * where the client wants that.
 *
 * @param model that was asked
 */
record VectorsAnswer(VectorForm form, String model, boolean packed) implements Translation {

  private static final byte[] NONE = {'[', ']'};

  @Override
  public byte[] answer(byte[] body, Instant now) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    List<ObjectScan> vectors = VectorsTranslation.vectors(form, answer);
    return answer == null || vectors == null
        ? body
        : EmbeddingList.of(
            vectors.stream().map(VectorsAnswer::numbers).toList(),
            packed,
            model,
            form.tokens(answer, vectors));
  }

  private static byte[] numbers(ObjectScan vector) {
    byte[] values = vector.raw("values");
    return values == null ? NONE : values;
  }

  @Override
  public TranslatedRequest request(byte[] canonical, @Nullable ModelCard card) {
    return new VectorsTranslation(form).request(canonical, card);
  }

  @Override
  public @Nullable RejectedUsage rejected(byte[] body) {
    return null;
  }

  @Override
  public StreamTranslation stream(Instant now) {
    throw new IllegalStateException("Embeddings do not come as a stream.");
  }
}
