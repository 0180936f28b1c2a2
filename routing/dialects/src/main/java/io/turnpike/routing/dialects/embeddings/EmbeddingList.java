package io.turnpike.routing.dialects.embeddings;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.List;

/** Embeddings as OpenAI lists them. */
public final class EmbeddingList {

  private EmbeddingList() {}

  /**
   * @param vectors as JSON
   * @param read tokens; negative where nobody counted
   */
  public static byte[] of(List<byte[]> vectors, boolean base64, String model, long read) {
    Pieces out = new Pieces(1024).put("{\"object\":\"list\",\"data\":[");
    for (int i = 0; i < vectors.size(); i++) {
      byte[] vector = vectors.get(i);
      out.put(i == 0 ? "" : ",")
          .put("{\"object\":\"embedding\",\"index\":" + i + ",\"embedding\":")
          .put(base64 ? WrittenVectors.coded(vector) : vector)
          .put("}");
    }
    out.put("],\"model\":").put(JsonText.quoted(model));
    if (read >= 0) {
      out.put(",\"usage\":{\"prompt_tokens\":" + read + ",\"total_tokens\":" + read + "}");
    }
    return out.put("}").toArray();
  }
}
