package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.json.BodyEdits;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as a target gets it: its parameters, its model, and the usage of a stream, which is
 * asked for but where the target drops the question.
 */
final class SentRequest {

  private static final String OPTIONS = "stream_options";
  private static final Set<String> RESERVED = Set.of(ChatRequest.MODEL, "stream", OPTIONS);

  private static final byte[] TRUE = ChatFrames.ascii("true");
  private static final byte[] INCLUDE = ChatFrames.ascii("\"include_usage\":true");
  private static final byte[] INCLUDE_ALSO = ChatFrames.ascii("\"include_usage\":true,");
  private static final byte[] INCLUDING = ChatFrames.ascii("{\"include_usage\":true}");
  private static final byte[] FIELD =
      ChatFrames.ascii("\"stream_options\":{\"include_usage\":true},");

  private SentRequest() {}

  static RequestBody of(ChatRequest request, String model, Target target) {
    BodyEdits edits = new BodyEdits(request.scanned(), RESERVED).parameters(target);
    if (!model.equals(request.model())) {
      edits.set(ChatRequest.MODEL, json(model, target.overrides()));
    }
    if (request.stream() && !target.drops().contains(OPTIONS)) {
      askForUsage(request, edits);
    }
    return edits.apply();
  }

  private static void askForUsage(ChatRequest request, BodyEdits edits) {
    StreamOptions options = request.streamOptions();
    if (options == null) {
      edits.insert(request.scanned().open(), FIELD);
    } else if (options.isNull()) {
      edits.set(OPTIONS, INCLUDING);
    } else if (options.start() < 0) {
      edits.insert(options.open(), options.empty() ? INCLUDE : INCLUDE_ALSO);
    } else if (!options.includeUsage()) {
      edits.replace(options.start(), options.end(), TRUE);
    }
  }

  private static byte[] json(String model, List<Override> overrides) {
    Override own = among(overrides, ChatRequest.MODEL);
    return own != null && model.equals(own.text()) ? own.json() : JsonText.quoted(model);
  }

  /** The one of a field; null without one. */
  static @Nullable Override among(List<Override> overrides, String field) {
    for (int i = 0; i < overrides.size(); i++) {
      if (overrides.get(i).field().equals(field)) {
        return overrides.get(i);
      }
    }
    return null;
  }
}
