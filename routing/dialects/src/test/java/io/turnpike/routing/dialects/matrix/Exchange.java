package io.turnpike.routing.dialects.matrix;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.AddedFrames;
import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.AnswerTranslation.AnswerStream;
import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.FrameScan.Kind;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.sse.TranslatedFrames;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request as its provider gets it, and the way back for its answer: what the gateway does with
 * them, without the gateway.
 *
 * @param sent in the provider's own words
 * @param warnings what is left out
 * @param asked by which the answer is understood
 */
record Exchange(
    MatrixProvider provider,
    byte[] sent,
    List<String> warnings,
    Canonical asked,
    @Nullable Translation translation,
    @Nullable AnswerTranslation answers) {

  private static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);
  private static final ModelCard CARD =
      new ModelCard("v", "m-1", "M", 200_000, 64_000, List.of(), List.of(), List.of());

  static Exchange of(MatrixClient client, MatrixProvider provider, byte[] body, boolean stream) {
    return of(client.operation(stream), client.scan(body, stream), provider);
  }

  static Exchange of(Operation operation, RequestScan scan, MatrixProvider provider) {
    Canonical own = Canonical.itself(operation, scan);
    return provider.isAlike(operation) ? asItIs(own, provider) : translated(own, provider);
  }

  private static Exchange asItIs(Canonical own, MatrixProvider provider) {
    RequestScan kept = own.request().unsigned(own.operation().dialect().signedSlots());
    return new Exchange(provider, kept.body(), List.of(), own, null, null);
  }

  private static Exchange translated(Canonical own, MatrixProvider provider) {
    Canonical canonical =
        own.operation().path().equals("chat/completions")
            ? own
            : Objects.requireNonNull(own.request().canonical());
    Translation translation = provider.translation;
    Canonical asked =
        translation != null && translation.readsSlots() ? canonical : canonical.plain();
    Set<String> slots =
        translation == null ? asked.operation().dialect().signedSlots() : translation.signedSlots();
    RequestScan unsigned = asked.request().unsigned(slots);
    List<String> warnings = new ArrayList<>(asked.warnings());
    if (unsigned != asked.request()) {
      warnings.add("signed_reasoning");
    }
    if (translation == null) {
      return new Exchange(provider, unsigned.body(), warnings, asked, null, asked.answers());
    }
    TranslatedRequest request = translation.request(unsigned.body(), CARD);
    warnings.addAll(request.dropped());
    Translation back = request.answers() == null ? translation : request.answers();
    return new Exchange(provider, request.body(), warnings, asked, back, asked.answers());
  }

  /** A whole answer of the provider's, as the client gets it. */
  byte[] answer(byte[] body) {
    byte[] understood = translation == null ? body : translation.answer(body, NOW);
    return answers == null ? understood : answers.answer(understood, NOW);
  }

  /** A stream of the provider's, in pieces of any length, as the client gets it. */
  byte[] stream(List<byte[]> pieces) {
    Frames frames = provider.frames();
    if (translation != null) {
      frames = new TranslatedFrames(frames, translation.stream(NOW));
    }
    Relay relay = new Relay(frames, asked.operation().dialect().frames(), answerStream());
    for (byte[] piece : pieces) {
      relay.take(piece);
    }
    return relay.end();
  }

  private @Nullable AnswerStream answerStream() {
    return answers == null ? null : answers.stream(NOW);
  }

  /**
   * What becomes of each frame.
   *
   * @param client null where frames pass as they are
   */
  private record Relay(
      Frames frames, FrameScan scan, @Nullable AnswerStream client, ByteArrayOutputStream out) {

    Relay(Frames frames, FrameScan scan, @Nullable AnswerStream client) {
      this(frames, scan, client, new ByteArrayOutputStream());
    }

    void take(byte[] piece) {
      frames.append(Unpooled.wrappedBuffer(piece));
      while (frames.next()) {
        frame();
      }
    }

    byte[] end() {
      while (frames.nextAtEnd()) {
        frame();
      }
      return out.toByteArray();
    }

    private void frame() {
      if (scan.scan(frames) == Kind.ERROR) {
        AddedFrames added = client == null ? scan : client;
        out.writeBytes(added.error("upstream_failed", "The provider broke.", new UUID(0, 7)));
      } else if (client == null) {
        out.write(frames.array(), frames.frameStart(), frames.frameEnd() - frames.frameStart());
      } else {
        client.frames(scan.mended(frames)).forEach(out::writeBytes);
      }
    }
  }
}
