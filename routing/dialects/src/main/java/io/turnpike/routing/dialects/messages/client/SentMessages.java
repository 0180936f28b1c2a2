package io.turnpike.routing.dialects.messages.client;

import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.json.BodyEdits;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import java.util.List;
import java.util.Set;

/** A request as a target gets it: its parameters and its model, and every other byte as it came. */
final class SentMessages {

  private static final String MODEL = "model";
  private static final Set<String> RESERVED = Set.of(MODEL, "stream");

  private SentMessages() {}

  static RequestBody of(MessagesScan request, String model, Target target) {
    BodyEdits edits =
        new BodyEdits(request.scanned(), RESERVED)
            .parameters(TargetParameters.of(target, request.scanned()));
    if (!model.equals(request.model())) {
      edits.set(MODEL, json(model, target.overrides()));
    }
    return edits.apply();
  }

  private static byte[] json(String model, List<Override> overrides) {
    Override own = TargetParameters.among(overrides, MODEL);
    return own != null && model.equals(own.text()) ? own.json() : JsonText.quoted(model);
  }
}
