package io.turnpike.routing.dialects.cohere;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.embeddings.EmbeddingList;
import io.turnpike.routing.dialects.embeddings.WrittenVectors;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's embeddings as Cohere's {@code v2/embed}, there and back. Cohere wants to know what they
 * are for; who does not say so in {@code input_type} gets those of documents.
 */
public final class CohereVectors implements Translation {

  private static final String INPUT = "input";
  private static final String PURPOSE = "input_type";
  private static final String FORM = "encoding_format";
  private static final String NUMBERS = "float";

  private final String model;
  private final boolean base64;

  public CohereVectors() {
    this("", false);
  }

  private CohereVectors(String model, boolean base64) {
    this.model = model;
    this.base64 = base64;
  }

  @Override
  public TranslatedRequest request(byte[] canonical, @Nullable ModelCard card) {
    ObjectNode from = JsonTree.object(canonical);
    from.propertyStream().forEach(field -> check(field.getKey(), field.getValue()));
    ObjectNode to = JsonTree.object();
    JsonTree.copy(from, "model", to);
    to.set("texts", texts(from.path(INPUT)));
    to.put(PURPOSE, from.path(PURPOSE).asString("search_document"));
    to.putArray("embedding_types").add(NUMBERS);
    if (JsonTree.isGiven(from.path("dimensions"))) {
      to.set("output_dimension", from.path("dimensions"));
    }
    JsonTree.copy(from, "truncate", to);
    return new TranslatedRequest(
        JsonTree.bytes(to),
        from.path("user").isString() ? List.of("user") : List.of(),
        new CohereVectors(from.path("model").asString(""), isPacked(from.path(FORM))));
  }

  private static void check(String name, JsonNode value) {
    boolean known =
        switch (name) {
          case "model", INPUT, FORM, "dimensions", "user", PURPOSE, "truncate" -> true;
          default -> value.isNull();
        };
    if (!known) {
      throw Untranslatable.unsupported(
          name, "Cohere's embeddings have no counterpart; leave it out for this target.");
    }
  }

  private static boolean isPacked(JsonNode form) {
    return switch (form.asString(NUMBERS)) {
      case NUMBERS -> false;
      case "base64" -> true;
      default -> throw Untranslatable.malformed(FORM, "\"float\" or \"base64\"");
    };
  }

  private static ArrayNode texts(JsonNode input) {
    ArrayNode texts = input instanceof ArrayNode list ? list : JsonTree.array().add(input);
    if (texts.isEmpty() || !texts.valueStream().allMatch(JsonNode::isString)) {
      throw Untranslatable.unsupported(
          INPUT, "Cohere embeds texts; send a string or an array of strings.");
    }
    return texts;
  }

  @Override
  public byte[] answer(byte[] body, Instant now) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    ObjectScan kinds = answer == null ? null : answer.object("embeddings");
    byte[] vectors = kinds == null ? null : kinds.raw(NUMBERS);
    return answer == null || vectors == null
        ? body
        : EmbeddingList.of(WrittenVectors.in(vectors), base64, model, read(answer));
  }

  /** Negative where nobody says. */
  private static long read(ObjectScan answer) {
    ObjectScan meta = answer.object("meta");
    ObjectScan billed = meta == null ? null : meta.object("billed_units");
    return billed == null ? -1 : billed.count("input_tokens");
  }

  /** A count that cannot be is read from the canonical answer. */
  @Override
  public @Nullable RejectedUsage rejected(byte[] body) {
    return null;
  }

  @Override
  public StreamTranslation stream(Instant now) {
    throw new IllegalStateException("Embeddings do not come as a stream.");
  }
}
