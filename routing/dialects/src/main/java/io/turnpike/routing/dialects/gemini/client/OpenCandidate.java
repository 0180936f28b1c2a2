package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One answer of a stream while it comes in: its calls that are not whole yet, and its end. */
final class OpenCandidate {

  private final long index;
  private final Map<Long, OpenCall> calls = new TreeMap<>();
  private final SignedThinking thinking = new SignedThinking();
  private @Nullable String finish;
  private @Nullable String broken;

  OpenCandidate(long index) {
    this.index = index;
  }

  /** What a chunk's choice says, as a candidate; null while that is nothing. */
  byte @Nullable [] said(ObjectScan choice, boolean thoughts) {
    CandidateParts parts = new CandidateParts();
    ObjectScan delta = choice.object("delta");
    if (delta != null) {
      thinking.add(delta);
      parts.text(delta, thoughts);
      List<ObjectScan> pieces = delta.objects("tool_calls");
      for (ObjectScan piece : pieces == null ? List.<ObjectScan>of() : pieces) {
        call(piece, parts);
      }
    }
    end(choice.text("finish_reason"), parts);
    byte[] chances = LogprobsResult.of(choice);
    return parts.isEmpty() && chances == null ? null : parts.candidate(index, null, null, chances);
  }

  /** The last of it. */
  byte[] end() {
    CandidateParts rest = new CandidateParts();
    closeAll(rest);
    return rest.candidate(index, FinishReasons.of(finish, broken != null), broken, null);
  }

  private void end(@Nullable String reason, CandidateParts parts) {
    if (reason != null) {
      finish = reason;
      closeAll(parts);
    }
  }

  /** Some servers number all calls alike and tell them apart by their ids alone. */
  private void call(ObjectScan piece, CandidateParts parts) {
    long number = Math.max(0, piece.count("index"));
    OpenCall known = calls.get(number);
    if (known != null && known.isOther(piece)) {
      calls.remove(number);
      close(known, parts);
      known = null;
    }
    if (known == null) {
      closeWhole(parts);
      known = new OpenCall(piece);
      calls.put(number, known);
    }
    known.add(piece);
  }

  /** One that could go on stays open, should another begin before its end. */
  private void closeWhole(CandidateParts parts) {
    for (Iterator<OpenCall> open = calls.values().iterator(); open.hasNext(); ) {
      OpenCall call = open.next();
      if (call.isWhole()) {
        close(call, parts);
        open.remove();
      }
    }
  }

  private void closeAll(CandidateParts parts) {
    calls.values().forEach(call -> close(call, parts));
    calls.clear();
  }

  private void close(OpenCall call, CandidateParts parts) {
    String text = call.arguments();
    byte[] signature = call.signature() == null ? thinking.signature() : call.signature();
    if (!parts.call(call.id(), call.name(), text, signature)) {
      broken = CandidateParts.brokenCall(call.name(), text);
    }
  }
}
