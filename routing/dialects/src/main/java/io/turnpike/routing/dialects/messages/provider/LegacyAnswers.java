package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers for a client that asked with functions: its one call comes as it knows calls. */
final class LegacyAnswers implements Translation {

  private static final String CALLS = "tool_calls";
  private static final String DATA = "data: ";

  private final Translation usual;

  LegacyAnswers(Translation usual) {
    this.usual = usual;
  }

  @Override
  public TranslatedRequest request(byte[] canonical, @Nullable ModelCard card) {
    return usual.request(canonical, card);
  }

  @Override
  public byte[] answer(byte[] body, Instant now) {
    byte[] canonical = usual.answer(body, now);
    return canonical == body ? body : renamed(canonical);
  }

  @Override
  public @Nullable RejectedUsage rejected(byte[] body) {
    return usual.rejected(body);
  }

  @Override
  public StreamTranslation stream(Instant now) {
    return new LegacyFrames(usual.stream(now));
  }

  private static byte[] renamed(byte[] completion) {
    ObjectNode answer = JsonTree.object(completion);
    answer.path("choices").forEach(LegacyAnswers::choice);
    return JsonTree.bytes(answer);
  }

  private static void choice(JsonNode choice) {
    call(choice.path("message"));
    call(choice.path("delta"));
    if (choice instanceof ObjectNode named
        && choice.path("finish_reason").asString("").equals(CALLS)) {
      named.put("finish_reason", "function_call");
    }
  }

  private static void call(JsonNode turn) {
    if (turn instanceof ObjectNode told && turn.path(CALLS).isArray()) {
      told.set("function_call", turn.path(CALLS).path(0).path("function"));
      told.remove(CALLS);
    }
  }

  private record LegacyFrames(StreamTranslation usual) implements StreamTranslation {

    @Override
    public List<byte[]> frames(byte[] data, int start, int end) {
      return usual.frames(data, start, end).stream().map(LegacyFrames::frame).toList();
    }

    @Override
    public @Nullable TokenUsage read() {
      return usual.read();
    }

    @Override
    public @Nullable RejectedUsage rejected() {
      return usual.rejected();
    }

    private static byte[] frame(byte[] frame) {
      String text = new String(frame, StandardCharsets.UTF_8);
      if (!text.startsWith(DATA) || !text.contains(CALLS)) {
        return frame;
      }
      byte[] chunk = text.substring(DATA.length()).strip().getBytes(StandardCharsets.UTF_8);
      return (DATA + new String(renamed(chunk), StandardCharsets.UTF_8) + "\n\n")
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
