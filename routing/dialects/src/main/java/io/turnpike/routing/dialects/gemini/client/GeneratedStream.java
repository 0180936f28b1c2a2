package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.AnswerTranslation.AnswerStream;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.chat.ChatFrames;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream of chat completion chunks as pieces of generated content. Text passes as it comes; calls
 * are told when they are whole, as they must be, and why the answer ends in the last piece of all,
 * with what it used.
 */
final class GeneratedStream implements AnswerStream {

  private final StreamForm form;
  private final boolean thoughts;
  private final Map<Long, OpenCandidate> candidates = new TreeMap<>();
  private byte @Nullable [] model;
  private byte @Nullable [] id;
  private byte @Nullable [] usage;

  GeneratedStream(StreamForm form, boolean thoughts) {
    this.form = form;
    this.thoughts = thoughts;
  }

  @Override
  public List<byte[]> frames(Frames canonical) {
    if (!canonical.hasData()) {
      return List.of(keepAlive());
    }
    return canonical.dataIs(ChatFrames.DONE_DATA) ? List.of(end()) : pieces(canonical);
  }

  private List<byte[]> pieces(Frames canonical) {
    ObjectScan chunk =
        ObjectScan.of(canonical.dataArray(), canonical.dataStart(), canonical.dataEnd());
    return chunk == null ? List.of() : pieces(chunk);
  }

  private List<byte[]> pieces(ObjectScan chunk) {
    about(chunk);
    Pieces said = new Pieces(256);
    for (ObjectScan choice : GeneratedAnswers.choices(chunk)) {
      byte[] candidate = candidate(choice).said(choice, thoughts);
      if (candidate != null) {
        said.next(candidate);
      }
    }
    return said.isEmpty() ? List.of() : List.of(form.piece(response(said, null)));
  }

  private void about(ObjectScan chunk) {
    model = model == null ? chunk.string("model") : model;
    id = id == null ? chunk.string("id") : id;
    ObjectScan counts = chunk.object("usage");
    usage = counts == null ? usage : UsageMetadata.of(counts);
  }

  private OpenCandidate candidate(ObjectScan choice) {
    return candidates.computeIfAbsent(Math.max(0, choice.count("index")), OpenCandidate::new);
  }

  private byte[] response(Pieces said, byte @Nullable [] counts) {
    return GeneratedAnswers.response(said.toArray(), counts, model, id);
  }

  @Override
  public byte[] keepAlive() {
    return form.keepAlive();
  }

  @Override
  public byte[] end() {
    Pieces last = new Pieces(256);
    candidates.values().forEach(candidate -> last.next(candidate.end()));
    return form.lastPiece(response(last, usage));
  }

  @Override
  public byte[] error(String code, String sentence, UUID requestId) {
    return form.lastPiece(GeminiErrors.inStream(code, sentence, requestId));
  }
}
