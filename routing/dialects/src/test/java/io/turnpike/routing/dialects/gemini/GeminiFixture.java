package io.turnpike.routing.dialects.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.embeddings.EmbeddingsDialect;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Requests of Gemini clients. Single quotes stand for double ones. */
public final class GeminiFixture {

  public static final GeminiDialect DIALECT =
      new GeminiDialect(new ChatDialect(), new EmbeddingsDialect(new ChatDialect()));

  private GeminiFixture() {}

  public static RequestScan scan(String verb, @Nullable String query, String body) {
    return operation(verb).scan(query, body.replace('\'', '"').getBytes(UTF_8));
  }

  public static Operation operation(String verb) {
    return DIALECT.operations().stream()
        .filter(it -> it.path().equals("models:" + verb))
        .findFirst()
        .orElseThrow();
  }

  public static Canonical canonical(String verb, @Nullable String query, String body) {
    return Objects.requireNonNull(scan(verb, query, body).canonical());
  }

  /** The canonical request of one to generate content. */
  public static String asked(String body) {
    return new String(canonical("generateContent", null, body).request().body(), UTF_8)
        .replace('"', '\'');
  }
}
