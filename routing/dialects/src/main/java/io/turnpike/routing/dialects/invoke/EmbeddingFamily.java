package io.turnpike.routing.dialects.invoke;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.embeddings.WrittenVectors;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whose words a model of embeddings is asked in. */
enum EmbeddingFamily {
  /** Amazon's: one text a call, and the number of tokens it has. */
  TITAN,

  /** Cohere's: several texts, and what they are for. */
  COHERE;

  static @Nullable EmbeddingFamily of(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    if (name.contains("titan-embed-")) {
      return TITAN;
    }
    return name.contains("cohere.embed") ? COHERE : null;
  }

  /**
   * @param purpose missing where the client does not say
   */
  ObjectNode request(ArrayNode texts, JsonNode dimensions, JsonNode purpose) {
    return this == TITAN ? titan(texts, dimensions) : cohere(texts, dimensions, purpose);
  }

  private static ObjectNode titan(ArrayNode texts, JsonNode dimensions) {
    if (texts.size() > 1) {
      throw Untranslatable.unsupported("input", "this model embeds one text a call.");
    }
    ObjectNode to = JsonTree.object();
    to.set("inputText", texts.path(0));
    if (JsonTree.isGiven(dimensions)) {
      to.set("dimensions", dimensions);
    }
    return to;
  }

  private static ObjectNode cohere(ArrayNode texts, JsonNode dimensions, JsonNode purpose) {
    ObjectNode to = JsonTree.object();
    to.set("texts", texts);
    to.put("input_type", purpose.asString("search_document"));
    to.putArray("embedding_types").add("float");
    if (JsonTree.isGiven(dimensions)) {
      to.set("output_dimension", dimensions);
    }
    return to;
  }

  /** As they were written; none where it is no answer. */
  List<byte[]> vectors(ObjectScan answer) {
    byte[] written = answer.raw(this == TITAN ? "embedding" : "embeddings");
    return written == null ? List.of() : WrittenVectors.in(written);
  }
}
