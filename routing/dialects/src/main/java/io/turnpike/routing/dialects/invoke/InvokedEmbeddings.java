package io.turnpike.routing.dialects.invoke;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.embeddings.EmbeddingList;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's embeddings as InvokeModel has them, there and back; nothing of them is streamed. */
public final class InvokedEmbeddings implements Translation {

  private static final String INPUT = "input";
  private static final String KIND = "input_type";

  private final EmbeddingFamily family;
  private final String model;
  private final boolean base64;

  private InvokedEmbeddings(EmbeddingFamily family, String model, boolean base64) {
    this.family = family;
    this.model = model;
    this.base64 = base64;
  }

  /**
   * Null for a model whose words nobody here knows.
   *
   * @param model its id, or that of an inference profile
   */
  public static @Nullable InvokedEmbeddings of(String model) {
    EmbeddingFamily family = EmbeddingFamily.of(model);
    return family == null ? null : new InvokedEmbeddings(family, model, false);
  }

  @Override
  public TranslatedRequest request(byte[] canonical, @Nullable ModelCard card) {
    ObjectNode from = JsonTree.object(canonical);
    from.propertyStream().forEach(field -> check(field.getKey(), field.getValue()));
    ObjectNode to =
        family.request(texts(from.path(INPUT)), from.path("dimensions"), from.path(KIND));
    boolean coded = from.path("encoding_format").asString("").equals("base64");
    return new TranslatedRequest(
        JsonTree.bytes(to),
        from.path("user").isString() ? List.of("user") : List.of(),
        new InvokedEmbeddings(family, model, coded));
  }

  private void check(String name, JsonNode value) {
    boolean known =
        switch (name) {
          case "model", INPUT, "encoding_format", "dimensions", "user" -> true;
          case KIND -> family == EmbeddingFamily.COHERE;
          default -> value.isNull();
        };
    if (!known) {
      throw Untranslatable.unsupported(
          name, "this model has no counterpart; leave it out for this target.");
    }
  }

  private static ArrayNode texts(JsonNode input) {
    ArrayNode texts = input instanceof ArrayNode list ? list : JsonTree.array().add(input);
    if (texts.isEmpty() || !texts.valueStream().allMatch(JsonNode::isString)) {
      throw Untranslatable.unsupported(
          INPUT, "Bedrock embeds texts; send a string or an array of strings.");
    }
    return texts;
  }

  @Override
  public byte[] answer(byte[] body, Instant now) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    List<byte[]> vectors = answer == null ? List.of() : family.vectors(answer);
    return answer == null || vectors.isEmpty()
        ? body
        : EmbeddingList.of(vectors, base64, model, answer.count("inputTextTokenCount"));
  }

  /** A count that cannot be is read from the canonical answer. */
  @Override
  public @Nullable RejectedUsage rejected(byte[] body) {
    return null;
  }

  @Override
  public StreamTranslation stream(Instant now) {
    throw new IllegalStateException("Embeddings are not streamed.");
  }
}
