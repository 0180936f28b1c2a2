package io.turnpike.routing.dialects.matrix;

import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.gemini.provider.ContentsTranslation;
import io.turnpike.routing.dialects.messages.provider.MessagesTranslation;
import io.turnpike.routing.dialects.responses.provider.ResponsesBridge;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who is asked. */
enum MatrixProvider {
  OPENAI(MatrixClient.CHAT, null),
  BRIDGE(MatrixClient.RESPONSES, new ResponsesBridge()),
  ANTHROPIC(MatrixClient.MESSAGES, new MessagesTranslation()),
  GEMINI(MatrixClient.GEMINI, new ContentsTranslation(true));

  /** The client that is sent on as it came. */
  final MatrixClient alike;

  /** From the canonical form; null for who speaks that. */
  final @Nullable Translation translation;

  MatrixProvider(MatrixClient alike, @Nullable Translation translation) {
    this.alike = alike;
    this.translation = translation;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
