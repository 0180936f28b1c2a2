package io.turnpike.routing.dialects.gemini.provider.embed;

import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How Google is asked for several embeddings at once, and where it answers with them. */
public enum VectorForm {
  /** {@code batchEmbedContents} of Gemini's API. */
  BATCH {
    @Override
    ObjectNode request(String model, List<String> texts, JsonNode length) {
      ObjectNode to = JsonTree.object();
      ArrayNode requests = to.putArray("requests");
      for (String text : texts) {
        ObjectNode one = requests.addObject();
        one.put("model", model.indexOf('/') < 0 ? "models/" + model : model);
        one.putObject("content").putArray("parts").addObject().put("text", text);
        length(one, length);
      }
      return to;
    }

    @Override
    @Nullable List<ObjectScan> vectors(ObjectScan answer) {
      return answer.objects("embeddings");
    }

    @Override
    long tokens(ObjectScan answer, List<ObjectScan> vectors) {
      ObjectScan metadata = answer.object("usageMetadata");
      return metadata == null ? -1 : metadata.count("promptTokenCount");
    }
  },

  /** {@code predict} of Vertex AI. */
  PREDICT {
    @Override
    ObjectNode request(String model, List<String> texts, JsonNode length) {
      ObjectNode to = JsonTree.object();
      ArrayNode instances = to.putArray("instances");
      texts.forEach(text -> instances.addObject().put("content", text));
      if (JsonTree.isGiven(length)) {
        length(to.putObject("parameters"), length);
      }
      return to;
    }

    @Override
    @Nullable List<ObjectScan> vectors(ObjectScan answer) {
      List<ObjectScan> predictions = answer.objects("predictions");
      return predictions == null
          ? null
          : predictions.stream()
              .map(each -> each.object("embeddings"))
              .filter(Objects::nonNull)
              .toList();
    }

    @Override
    long tokens(ObjectScan answer, List<ObjectScan> vectors) {
      long all = 0;
      for (ObjectScan each : vectors) {
        ObjectScan statistics = each.object("statistics");
        long tokens = statistics == null ? -1 : statistics.count("token_count");
        if (tokens < 0) {
          return -1;
        }
        all += tokens;
      }
      return all;
    }
  };

  abstract ObjectNode request(String model, List<String> texts, JsonNode length);

  /** Objects with {@code values}, in the order of the texts; null for what is no such answer. */
  abstract @Nullable List<ObjectScan> vectors(ObjectScan answer);

  /** How many were read; -1 where nobody says. */
  abstract long tokens(ObjectScan answer, List<ObjectScan> vectors);

  private static void length(ObjectNode to, JsonNode length) {
    if (JsonTree.isGiven(length)) {
      to.set("outputDimensionality", length);
    }
  }
}
