package io.turnpike.routing.dialects.matrix;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.gemini.GeminiFixture;
import io.turnpike.routing.dialects.messages.client.MessagesDialect;
import io.turnpike.routing.dialects.responses.ResponsesDialect;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who asks. */
public enum MatrixClient {
  CHAT(new ChatDialect().operations().getFirst()),
  MESSAGES(new MessagesDialect().operations().getFirst()),
  RESPONSES(new ResponsesDialect(new ChatDialect()).operations().getFirst()),
  GEMINI(GeminiFixture.operation("generateContent"));

  private final Operation operation;

  MatrixClient(Operation operation) {
    this.operation = operation;
  }

  Operation operation(boolean stream) {
    return this == GEMINI && stream ? GeminiFixture.operation("streamGenerateContent") : operation;
  }

  RequestScan scan(byte[] body, boolean stream) {
    RequestScan scan = operation(stream).scan(query(), body);
    return scan.model() == null ? scan.rewritten(java.util.Set.of(), "m-1") : scan;
  }

  private @Nullable String query() {
    return this == GEMINI ? "alt=sse" : null;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
