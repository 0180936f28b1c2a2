package io.turnpike.routing.gateway.attempt.wire;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.sse.TranslatedFrames;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt speaks to its provider: in the caller's own bytes, or translated there and back.
 *
 * @param dropped request fields the provider does not get because it has no word for them
 */
public record TargetRequest(
    RequestBody body, @Nullable Translation translation, List<String> dropped) {

  /** Where no target understands it, it is the client's to change. */
  private static final int CLIENTS = 400;

  /**
   * Throws {@link AttemptFailed} for a request that cannot be said to this provider: not wrong, and
   * another target may understand it, so it leads on like any other lack of a target.
   */
  public static TargetRequest of(
      RequestBody body, @Nullable Translation translation, @Nullable ModelCard card) {
    return translation == null
        ? new TargetRequest(body, null, List.of())
        : translated(body, translation, card);
  }

  public Frames frames(Framing framing, int longest) {
    Frames frames = framing.frames(longest);
    return translation == null
        ? frames
        : new TranslatedFrames(frames, translation.stream(Instant.now()));
  }

  public byte[] canonical(byte[] answer) {
    return translation == null ? answer : translation.answer(answer, Instant.now());
  }

  /** What a whole answer counts that cannot be, beyond what its canonical form says. */
  public @Nullable RejectedUsage rejected(byte[] answer) {
    return translation == null ? null : translation.rejected(answer);
  }

  private static TargetRequest translated(
      RequestBody body, Translation translation, @Nullable ModelCard card) {
    try {
      TranslatedRequest request = translation.request(body.bytes(), card);
      Translation answers = request.answers() == null ? translation : request.answers();
      return new TargetRequest(RequestBody.of(request.body()), answers, request.dropped());
    } catch (Untranslatable wrong) {
      throw new AttemptFailed(
              FailureClass.INELIGIBLE, wrong.code(), wrong.sentence(), CLIENTS, null)
          .about(wrong.field());
    }
  }
}
