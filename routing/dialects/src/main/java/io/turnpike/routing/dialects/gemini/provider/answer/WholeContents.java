package io.turnpike.routing.dialects.gemini.provider.answer;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole answer as a chat completion. Text is taken over as it was written, escapes and all. */
public final class WholeContents {

  private static final byte[] EMPTY = {'"', '"'};
  private static final String BLOCKED =
      "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null},"
          + "\"finish_reason\":\"content_filter\"}";

  private final ObjectScan answer;
  private final Instant now;
  private final CanonicalUsage usage;

  public WholeContents(ObjectScan answer, Instant now) {
    this.answer = answer;
    this.now = now;
    this.usage = CanonicalUsage.of(answer);
  }

  /** The answer itself where there is none in it. */
  public byte[] completion() {
    List<ObjectScan> candidates = answer.objects("candidates");
    if (candidates == null || candidates.isEmpty()) {
      return EndReasons.isBlocked(answer)
          ? written(new Pieces(128).put(BLOCKED).toArray())
          : answer.whole();
    }
    Pieces choices = new Pieces(1024);
    for (int i = 0; i < candidates.size(); i++) {
      String reason = candidates.get(i).text(EndReasons.NAME);
      if (EndReasons.isFailure(reason)) {
        return failed(reason, candidates.get(i));
      }
      choices.next(new WholeChoice(answer.text("responseId"), i).of(candidates.get(i)));
    }
    return written(choices.toArray());
  }

  /** What it cost all the same stands beside it. */
  private byte[] failed(@Nullable String reason, ObjectScan candidate) {
    return new Pieces(256)
        .put("{\"error\":")
        .put(error(reason, candidate))
        .member("usage", usage.json())
        .put("}")
        .toArray();
  }

  /** As an error object. */
  static byte[] error(@Nullable String reason, ObjectScan candidate) {
    byte[] message = candidate.string("finishMessage");
    String code = String.valueOf(reason);
    return new Pieces(256)
        .put("{\"code\":")
        .put(JsonText.quoted(code))
        .put(",\"message\":")
        .put(
            message == null
                ? JsonText.quoted("The model's answer makes no sense: " + code + ".")
                : message)
        .put("}")
        .toArray();
  }

  private byte[] written(byte[] choices) {
    return new Pieces(choices.length + 512)
        .put("{\"id\":")
        .put(orEmpty(answer.string("responseId")))
        .put(",\"object\":\"chat.completion\",\"created\":" + now.getEpochSecond() + ",\"model\":")
        .put(orEmpty(answer.string("modelVersion")))
        .put(",\"choices\":[")
        .put(choices)
        .put("]")
        .member("service_tier", usage.tier() == null ? null : JsonText.quoted(usage.tier()))
        .member("usage", usage.json())
        .put("}")
        .toArray();
  }

  static byte[] orEmpty(byte @Nullable [] quoted) {
    return quoted == null ? EMPTY : quoted;
  }
}
