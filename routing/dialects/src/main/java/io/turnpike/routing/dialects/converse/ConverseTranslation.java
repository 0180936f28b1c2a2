package io.turnpike.routing.dialects.converse;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chat completions as Amazon Bedrock's Converse, there and back. The model stands in the address of
 * a request and nowhere in its answer, so each request's answers are translated by one that knows
 * it.
 */
public final class ConverseTranslation implements Translation {

  private final String model;

  public ConverseTranslation() {
    this("");
  }

  private ConverseTranslation(String model) {
    this.model = model;
  }

  @Override
  public TranslatedRequest request(byte[] canonical, @Nullable ModelCard card) {
    ObjectNode request = JsonTree.object(canonical);
    String asked = request.path("model").asString("");
    TranslatedRequest translated = new ConverseRequest(request, ModelFamily.of(asked)).translate();
    return new TranslatedRequest(
        translated.body(), translated.dropped(), new ConverseTranslation(asked));
  }

  @Override
  public Set<String> signedSlots() {
    return Set.of("thinking_blocks");
  }

  @Override
  public boolean readsSlots() {
    return true;
  }

  @Override
  public byte[] answer(byte[] body, Instant now) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    ObjectScan output = answer == null ? null : answer.object("output");
    ObjectScan message = output == null ? null : output.object("message");
    List<ObjectScan> content = message == null ? null : message.objects("content");
    return answer == null || content == null
        ? body
        : new ConverseAnswer(model, now).of(answer, content);
  }

  @Override
  public @Nullable RejectedUsage rejected(byte[] body) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    return ConverseUsage.of(answer == null ? null : answer.object("usage")).rejected();
  }

  @Override
  public StreamTranslation stream(Instant now) {
    return new ConverseStream(model, now);
  }
}
