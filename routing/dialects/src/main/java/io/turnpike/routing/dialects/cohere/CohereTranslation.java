package io.turnpike.routing.dialects.cohere;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chat completions as Cohere's {@code v2/chat}, there and back. An answer does not say its model,
 * so each request's answers are translated by one that knows it.
 */
public final class CohereTranslation implements Translation {

  private final String model;

  public CohereTranslation() {
    this("");
  }

  private CohereTranslation(String model) {
    this.model = model;
  }

  @Override
  public TranslatedRequest request(byte[] canonical, @Nullable ModelCard card) {
    ObjectNode request = JsonTree.object(canonical);
    TranslatedRequest translated = new CohereRequest(request, reasons(card)).translate();
    return new TranslatedRequest(
        translated.body(),
        translated.dropped(),
        new CohereTranslation(request.path("model").asString("")));
  }

  /** Whether the model is known to take back what it thought. */
  private static boolean reasons(@Nullable ModelCard card) {
    return card != null && card.capabilities().contains("reasoning");
  }

  @Override
  public byte[] answer(byte[] body, Instant now) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    ObjectScan message = answer == null ? null : answer.object("message");
    return answer == null || message == null
        ? body
        : new CohereAnswer(model, now).of(answer, message);
  }

  @Override
  public @Nullable RejectedUsage rejected(byte[] body) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    return CohereUsage.of(answer == null ? null : answer.object("usage")).rejected();
  }

  @Override
  public StreamTranslation stream(Instant now) {
    return new CohereStream(model, now);
  }
}
