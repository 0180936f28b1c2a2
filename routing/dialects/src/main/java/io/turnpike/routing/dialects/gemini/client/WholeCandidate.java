package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A choice of a whole chat completion as a candidate. */
final class WholeCandidate {

  private final CandidateParts parts = new CandidateParts();
  private final SignedThinking thinking = new SignedThinking();
  private @Nullable String broken;

  private WholeCandidate() {}

  static byte[] of(ObjectScan choice, boolean thoughts) {
    WholeCandidate candidate = new WholeCandidate();
    ObjectScan message = choice.object("message");
    if (message != null) {
      candidate.thinking.add(message);
      candidate.parts.text(message, thoughts);
      List<ObjectScan> calls = message.objects("tool_calls");
      (calls == null ? List.<ObjectScan>of() : calls).forEach(candidate::call);
    }
    return candidate.write(choice);
  }

  private void call(ObjectScan call) {
    ObjectScan function = call.object("function");
    byte[] name = function == null ? null : function.string("name");
    String arguments = function == null ? null : function.text("arguments");
    byte[] own = Signatures.of(call);
    byte[] signature = own == null ? thinking.signature() : own;
    if (!parts.call(call.string("id"), name, arguments, signature)) {
      broken = CandidateParts.brokenCall(name, arguments);
    }
  }

  private byte[] write(ObjectScan choice) {
    return parts.candidate(
        Math.max(0, choice.count("index")),
        FinishReasons.of(choice.text("finish_reason"), broken != null),
        broken,
        LogprobsResult.of(choice));
  }
}
