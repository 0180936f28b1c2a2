package io.turnpike.routing.gateway.attempt.wire;

import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.AnswerTranslation.AnswerStream;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.sse.TranslatedFrames;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.rules.ModelRules;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt speaks to its provider: in the caller's own bytes, or by way of the canonical form
 * there and back.
 *
 * @param operation of the provider's own
 * @param asked the request whose answer comes back: the client's own, or its canonical form
 * @param dialect of that answer, by which it is understood
 * @param translation between the provider and that answer; null where they are the same
 * @param answers between that answer and the client; null where they are the same
 * @param warnings fields that do not reach the provider and change nothing of what is meant
 * @param headers of the client's that reach it otherwise than they came
 */
public record TargetRequest(
    String operation,
    RequestScan asked,
    Dialect dialect,
    RequestBody body,
    @Nullable Translation translation,
    @Nullable AnswerTranslation answers,
    List<String> warnings,
    Map<String, String> headers) {

  /**
   * Throws {@link AttemptFailed} for a request that cannot be said to this provider: not wrong, and
   * another target may understand it, so it leads on like any other lack of a target.
   */
  public static TargetRequest of(
      Call call, Candidate candidate, ProviderAdapter adapter, ModelRules rules) {
    return new RequestWording(call, candidate, adapter, rules).worded();
  }

  /** Whether the provider and the client speak alike, so that bytes and headers pass. */
  public boolean isAsAsked() {
    return translation == null && answers == null;
  }

  /** Whether answers are in the client's own dialect, errors included. */
  public boolean isAnsweredAsAsked() {
    return answers == null && (translation == null || translation.isOfRequestsAlone());
  }

  public Frames frames(Framing framing, int longest) {
    Frames frames = framing.frames(longest);
    return translation == null || translation.isOfRequestsAlone()
        ? frames
        : new TranslatedFrames(frames, translation.stream(Instant.now()));
  }

  /** Null where the client gets the frames as they are. */
  public @Nullable AnswerStream answerStream() {
    return answers == null ? null : answers.stream(Instant.now());
  }

  /** What its streams are called in HTTP where the client gets them. */
  public String streamType() {
    return answers == null ? "text/event-stream" : answers.contentType();
  }

  /** A provider's whole answer, in the dialect by which it is understood. */
  public byte[] understood(byte[] answer) {
    return translation == null ? answer : translation.answer(answer, Instant.now());
  }

  /** That answer as the client knows it. */
  public byte[] forClient(byte[] understood) {
    return answers == null ? understood : answers.answer(understood, Instant.now());
  }

  /** What a whole answer counts that cannot be, beyond what its canonical form says. */
  public @Nullable RejectedUsage rejected(byte[] answer) {
    return translation == null ? null : translation.rejected(answer);
  }
}
