package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.gemini.client.CamelNames;
import io.turnpike.routing.dialects.gemini.provider.ConfigParameters;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.Target;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as a target gets it that speaks this API: the bytes as they came, but for the model,
 * which stands in the address, and for the target's own parameters. A config writes these in the
 * words of chat completions; where it has some, the body is read into a tree.
 */
final class SentContents {

  private static final String MODEL = "model";
  private static final String PREFIX = "models/";
  private static final String COUNTED = "generateContentRequest";

  private final Verb verb;
  private final ScannedBody body;
  private final String model;

  SentContents(Verb verb, ScannedBody body, String model) {
    this.verb = verb;
    this.body = body;
    this.model = model;
  }

  RequestBody to(Target target) {
    return RequestBody.of(bytes(target));
  }

  private byte[] bytes(Target target) {
    return switch (verb) {
      case GENERATE, STREAM ->
          ConfigParameters.hasSome(target) ? withParameters(target) : withoutModel();
      case EMBED -> withoutModel();
      case EMBED_ALL -> withModels("requests");
      case COUNT -> body.member(COUNTED) == null ? withoutModel() : withModels(COUNTED);
    };
  }

  private byte[] withoutModel() {
    return body.member(MODEL) == null ? body.bytes() : body.rewritten(Set.of(MODEL), MODEL, null);
  }

  private byte[] withParameters(Target target) {
    ObjectNode request = CamelNames.of(JsonTree.object(body.bytes()));
    request.remove(MODEL);
    new ConfigParameters(request, model).apply(target);
    return JsonTree.bytes(request);
  }

  /** Google wants them to be named in there, and to be the same. */
  private byte[] withModels(String field) {
    ObjectNode request = JsonTree.object(body.bytes());
    request.remove(MODEL);
    JsonNode inner = request.path(field);
    if (inner.isArray()) {
      inner.forEach(this::name);
    } else {
      name(inner);
    }
    return JsonTree.bytes(request);
  }

  private void name(JsonNode request) {
    if (request instanceof ObjectNode fields) {
      fields.put(MODEL, model.indexOf('/') < 0 ? PREFIX + model : model);
    }
  }
}
