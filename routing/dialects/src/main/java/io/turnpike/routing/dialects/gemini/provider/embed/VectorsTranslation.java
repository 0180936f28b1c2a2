package io.turnpike.routing.dialects.gemini.provider.embed;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.Translation.StreamTranslation;
import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's embeddings as Google's, there and back. Only texts can be embedded. */
public final class VectorsTranslation implements Translation {

  private static final Set<String> READ =
      Set.of("model", "input", "dimensions", "encoding_format", "user");

  private final VectorForm form;

  public VectorsTranslation(VectorForm form) {
    this.form = form;
  }

  @Override
  public TranslatedRequest request(byte[] canonical, @Nullable ModelCard card) {
    ObjectNode from = JsonTree.object(canonical);
    from.propertyStream()
        .filter(field -> !READ.contains(field.getKey()) && JsonTree.isGiven(field.getValue()))
        .findFirst()
        .ifPresent(
            field -> {
              throw Untranslatable.unsupported(
                  field.getKey(), "Google's embeddings have no counterpart.");
            });
    String model = from.path("model").asString("");
    ObjectNode request = form.request(model, texts(from.path("input")), from.path("dimensions"));
    return new TranslatedRequest(
        JsonTree.bytes(request),
        from.has("user") ? List.of("user") : List.of(),
        new VectorsAnswer(form, model, isPacked(from.path("encoding_format"))));
  }

  private static List<String> texts(JsonNode input) {
    if (input.isString()) {
      return List.of(input.stringValue());
    }
    List<String> texts = new ArrayList<>(input.size());
    for (int i = 0; i < input.size(); i++) {
      if (!input.path(i).isString()) {
        throw Untranslatable.unsupported(
            "input[" + i + "]", "Google's embeddings take texts, and no tokens.");
      }
      texts.add(input.path(i).stringValue());
    }
    JsonTree.require(!texts.isEmpty(), "input", "a string or an array of strings");
    return texts;
  }

  private static boolean isPacked(JsonNode format) {
    return switch (format.asString("float")) {
      case "float" -> false;
      case "base64" -> true;
      default -> throw Untranslatable.malformed("encoding_format", "\"float\" or \"base64\"");
    };
  }

  @Override
  public byte[] answer(byte[] body, Instant now) {
    return body;
  }

  @Override
  public @Nullable RejectedUsage rejected(byte[] body) {
    return null;
  }

  @Override
  public StreamTranslation stream(Instant now) {
    throw new IllegalStateException("Embeddings do not come as a stream.");
  }

  /** Null for bytes that are no answer with vectors. */
  static @Nullable List<ObjectScan> vectors(VectorForm form, @Nullable ObjectScan answer) {
    return answer == null || answer.has("error") ? null : form.vectors(answer);
  }
}
