package io.turnpike.routing.providers.demo;

import io.turnpike.routing.providers.demo.Documents.Embedding;
import io.turnpike.routing.providers.demo.Documents.Embeddings;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What {@code demo/embed} answers: the same vector for the same text always, and near ones for
 * texts that share words.
 */
record DemoEmbeddings(String model, List<DemoVector> vectors, int tokens, boolean base64) {

  static final String MODEL = "embed";

  private static final String INPUT = "input";
  private static final int USUAL = 256;
  private static final int LONGEST = 3_072;
  private static final int MOST = 2_048;

  /** Throws {@link DemoRefusal} for a body the model cannot answer. */
  static DemoEmbeddings read(byte[] body) {
    JsonNode json = ChatRequest.parse(body);
    String name = ChatRequest.modelName(json);
    if (!name.equals(MODEL) && !name.equals("demo/" + MODEL)) {
      throw DemoRefusal.notFound(
          "model", "model_not_found", "Embeddings are made by \"demo/" + MODEL + "\" alone.");
    }
    List<List<String>> inputs = inputs(json.path(INPUT));
    int length = length(json.path("dimensions"));
    return new DemoEmbeddings(
        name,
        inputs.stream().map(tokens -> DemoVector.of(tokens, length)).toList(),
        inputs.stream().mapToInt(List::size).sum(),
        json.path("encoding_format").asString("float").equals("base64"));
  }

  byte[] document() {
    List<Embedding> data = new ArrayList<>(vectors.size());
    for (DemoVector vector : vectors) {
      Object embedding = base64 ? vector.base64() : vector.values();
      data.add(new Embedding("embedding", data.size(), embedding));
    }
    return Documents.bytes(
        new Embeddings("list", data, model, new Documents.InputUsage(tokens, tokens)));
  }

  private static int length(JsonNode dimensions) {
    int length = dimensions.asInt(USUAL);
    if (length < 1 || length > LONGEST) {
      throw DemoRefusal.badRequest(
          "dimensions",
          "invalid_dimensions",
          "\"dimensions\" must be between 1 and " + LONGEST + ".");
    }
    return length;
  }

  /** The tokens of each input, which may be given as such. */
  private static List<List<String>> inputs(JsonNode input) {
    boolean single = input.isString() || input.path(0).isNumber();
    List<List<String>> inputs =
        single ? List.of(tokens(input)) : input.valueStream().map(DemoEmbeddings::tokens).toList();
    if (inputs.isEmpty() || inputs.size() > MOST || inputs.stream().anyMatch(List::isEmpty)) {
      throw DemoRefusal.badRequest(
          INPUT, "invalid_input", "\"input\" must hold 1 to " + MOST + " texts, none empty.");
    }
    return inputs;
  }

  private static List<String> tokens(JsonNode input) {
    return input.isString()
        ? Tokens.of(input.stringValue())
        : input.valueStream().map(JsonNode::toString).toList();
  }
}
