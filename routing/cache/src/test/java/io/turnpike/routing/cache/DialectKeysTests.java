package io.turnpike.routing.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.embeddings.EmbeddingsDialect;
import io.turnpike.routing.dialects.gemini.GeminiDialect;
import io.turnpike.routing.dialects.messages.client.MessagesDialect;
import io.turnpike.routing.dialects.responses.ResponsesDialect;
import io.turnpike.tenants.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A question is the same in whatever dialect it is asked. */
class DialectKeysTests {

  private static final ChatDialect CHAT = new ChatDialect();
  private static final Partition NOBODY =
      new Partition(new OrganizationId(new UUID(1, 1)), List.of(), "");

  @Test
  void aQuestionHasOneKeyInAllDialects() {
    EntryKey chat =
        key(
            CHAT,
            """
            {"model":"m","max_tokens":100,"messages":[{"role":"system","content":"Be brief."},
              {"role":"user","content":"Hello"}]}""");

    assertThat(
            key(
                new MessagesDialect(),
                """
                {"model":"m","max_tokens":100,"system":"Be brief.",
                  "messages":[{"role":"user","content":"Hello"}]}"""))
        .isEqualTo(chat);
    assertThat(
            key(
                new MessagesDialect(),
                """
                {"max_tokens":100,"model":"m","system":"Be brief.","stream":true,
                  "messages":[{"role":"user","content":[{"type":"text","text":"Hello"}]}]}"""))
        .isEqualTo(chat);
    assertThat(
            key(
                new GeminiDialect(CHAT, new EmbeddingsDialect(CHAT)),
                """
                {"systemInstruction":{"parts":[{"text":"Be brief."}]},
                  "contents":[{"role":"user","parts":[{"text":"Hello"}]}],
                  "generationConfig":{"maxOutputTokens":100}}"""))
        .isEqualTo(chat);
    assertThat(
            key(
                new ResponsesDialect(CHAT),
                """
                {"model":"m","max_output_tokens":100,"instructions":"Be brief.","input":"Hello"}"""))
        .isEqualTo(chat);
  }

  private static EntryKey key(Dialect dialect, String body) {
    Operation operation = dialect.operations().getFirst();
    RequestScan scan = operation.scan(null, body.getBytes(UTF_8));
    RequestScan named = scan.model() == null ? scan.rewritten(Set.of(), "m") : scan;
    Canonical canonical = Objects.requireNonNull(named.canonical());
    return Objects.requireNonNull(
        EntryKeys.of(
            NOBODY, "f", canonical.operation().path(), canonical.request().body(), Map.of()));
  }
}
