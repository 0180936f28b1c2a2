package io.turnpike.routing.gateway.cache;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.AnswerTranslation.AnswerStream;
import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.sse.SseScanner;
import io.turnpike.routing.dialects.sse.TranslatedFrames;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import io.turnpike.routing.gateway.call.Call;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * A kept answer as a client takes it: the same bytes where it was kept for a client of the same
 * kind, by way of the canonical form where not.
 */
@Component
class Replay {

  /** By the operation's path; only those whose answers can be read back. */
  private final Map<String, Translation> canonically;

  Replay(List<Dialect> dialects) {
    this.canonically =
        dialects.stream()
            .filter(dialect -> dialect.canonically() != null)
            .collect(
                Collectors.toMap(
                    dialect -> dialect.operations().getFirst().path(),
                    dialect -> Objects.requireNonNull(dialect.canonically())));
  }

  /** Null where there is no way to say it. */
  @Nullable Answer of(Call call, Entry entry) {
    if (entry.streamed() != call.body().stream()) {
      return null;
    }
    return entry.dialect().equals(call.operation().path())
        ? answer(call, entry.contentType(), entry.body())
        : translated(call, entry);
  }

  private static Answer answer(Call call, @Nullable String contentType, byte[] body) {
    AnswerHead head =
        new AnswerHead(contentType == null ? "application/json" : contentType, List.of());
    return call.body().stream()
        ? new Answer.Streamed(
            head,
            Flux.defer(() -> Flux.just(Unpooled.wrappedBuffer(body))),
            call.operation().dialect().frames())
        : new Answer.Whole(head, body);
  }

  private @Nullable Answer translated(Call call, Entry entry) {
    Canonical canonical = canonical(call);
    Translation back = canonically.get(entry.dialect());
    if (canonical == null
        || back == null && !canonical.operation().path().equals(entry.dialect())) {
      return null;
    }
    AnswerTranslation answers = canonical.answers();
    String type =
        !entry.streamed()
            ? "application/json"
            : answers == null ? "text/event-stream" : answers.contentType();
    Instant now = Instant.now();
    return answer(
        call,
        type,
        entry.streamed()
            ? frames(entry.body(), back, answers, now)
            : whole(entry.body(), back, answers, now));
  }

  private static byte[] whole(
      byte[] body, @Nullable Translation back, @Nullable AnswerTranslation answers, Instant now) {
    byte[] canonical = back == null ? body : back.answer(body, now);
    return answers == null ? canonical : answers.answer(canonical, now);
  }

  private static byte[] frames(
      byte[] body, @Nullable Translation back, @Nullable AnswerTranslation answers, Instant now) {
    SseScanner written = new SseScanner(body.length);
    Frames frames = back == null ? written : new TranslatedFrames(written, back.stream(now));
    AnswerStream stream = answers == null ? null : answers.stream(now);
    frames.append(Unpooled.wrappedBuffer(body));
    ByteArrayOutputStream said = new ByteArrayOutputStream(body.length);
    while (frames.next()) {
      if (stream == null) {
        said.write(frames.array(), frames.frameStart(), frames.frameEnd() - frames.frameStart());
      } else {
        stream.frames(frames).forEach(said::writeBytes);
      }
    }
    return said.toByteArray();
  }

  private static @Nullable Canonical canonical(Call call) {
    try {
      return call.body().canonical();
    } catch (Untranslatable unsaid) {
      return null;
    }
  }
}
