package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.gemini.client.GenerateTranslation.Delivery;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chat completions as generated content.
 *
 * @param thoughts whether the client wants to see those of the model
 */
record GeneratedAnswers(Delivery delivery, boolean thoughts) implements AnswerTranslation {

  @Override
  public byte[] answer(byte[] canonical, Instant now) {
    ObjectScan answer =
        Objects.requireNonNull(ObjectScan.of(canonical, 0, canonical.length), "no answer");
    Pieces candidates = new Pieces(1024);
    for (ObjectScan choice : choices(answer)) {
      candidates.next(WholeCandidate.of(choice, thoughts));
    }
    ObjectScan usage = answer.object("usage");
    return response(
        candidates.toArray(),
        usage == null ? null : UsageMetadata.of(usage),
        answer.string("model"),
        answer.string("id"));
  }

  @Override
  public AnswerStream stream(Instant now) {
    return new GeneratedStream(new StreamForm(delivery), thoughts);
  }

  @Override
  public String contentType() {
    return StreamForm.contentType(delivery);
  }

  static List<ObjectScan> choices(ObjectScan answer) {
    List<ObjectScan> choices = answer.objects("choices");
    return choices == null ? List.of() : choices;
  }

  /** A whole answer or a piece of one; all but the candidates may be null. */
  static byte[] response(
      byte[] candidates, byte @Nullable [] usage, byte @Nullable [] model, byte @Nullable [] id) {
    return new Pieces(candidates.length + 256)
        .put("{\"candidates\":[")
        .put(candidates)
        .put("]")
        .member("usageMetadata", usage)
        .member("modelVersion", model)
        .member("responseId", id)
        .put("}")
        .toArray();
  }
}
