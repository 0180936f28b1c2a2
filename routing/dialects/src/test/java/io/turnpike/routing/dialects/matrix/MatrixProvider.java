package io.turnpike.routing.dialects.matrix;

import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.cohere.CohereTranslation;
import io.turnpike.routing.dialects.converse.ConverseTranslation;
import io.turnpike.routing.dialects.eventstream.EventStreamFrames;
import io.turnpike.routing.dialects.gemini.provider.ContentsTranslation;
import io.turnpike.routing.dialects.messages.provider.MessagesTranslation;
import io.turnpike.routing.dialects.responses.provider.ResponsesBridge;
import io.turnpike.routing.dialects.sse.SseScanner;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who is asked. */
public enum MatrixProvider {
  OPENAI(MatrixClient.CHAT, null),
  BRIDGE(MatrixClient.RESPONSES, new ResponsesBridge()),
  ANTHROPIC(MatrixClient.MESSAGES, new MessagesTranslation()),
  GEMINI(MatrixClient.GEMINI, new ContentsTranslation(true)),
  BEDROCK(null, new ConverseTranslation()),
  COHERE(null, new CohereTranslation());

  /** The client that is sent on as it came; null where none speaks as the provider does. */
  final @Nullable MatrixClient alike;

  private static final int LONGEST = 1 << 16;

  /** From the canonical form; null for who speaks that. */
  final @Nullable Translation translation;

  MatrixProvider(@Nullable MatrixClient alike, @Nullable Translation translation) {
    this.alike = alike;
    this.translation = translation;
  }

  /** What is streamed may be an operation of its own. */
  boolean isAlike(Operation operation) {
    return alike != null
        && (operation.path().equals(alike.operation(false).path())
            || operation.path().equals(alike.operation(true).path()));
  }

  /** As its streams are cut. */
  Frames frames() {
    return this == BEDROCK ? new EventStreamFrames(LONGEST) : new SseScanner(LONGEST);
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
