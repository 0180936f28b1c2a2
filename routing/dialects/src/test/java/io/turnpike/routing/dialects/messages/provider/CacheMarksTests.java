package io.turnpike.routing.dialects.messages.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.messages.TranslationPairs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A mark for the cache is on the last block that its message became, or its loss is told. */
class CacheMarksTests {

  private static final String MARK = "\"cache_control\":{\"type\":\"ephemeral\"}";
  private static final String CALL =
      "\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"f\"}},{\"id\":\"d\",\"function\":{\"name\":\"f\"}}]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 | {\"role\":\"assistant\",\"content\":null,MARK,CALL}",
        "2 | {\"role\":\"assistant\",\"content\":\"Let me look.\",MARK,CALL}",
        "0 | {\"role\":\"user\",\"content\":\"Hi\",MARK}",
        "1 | {\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"b\"}],MARK}",
        "0 | {\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"\",MARK}]}",
        "0 | {\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\" \",MARK},{\"type\":\"text\",\"text\":\"a\"}]}",
        "0 | {\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"x\",MARK}",
        "0 | {\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":[{\"type\":\"text\",\"text\":\"\",MARK}]}"
      })
  void isOnTheLastBlock(int marked, String message) {
    TranslatedRequest request = translate(message);

    JsonNode blocks =
        TranslationPairs.json(request.body()).path("messages").path(0).path("content");
    for (int i = 0; i < blocks.size(); i++) {
      assertThat(blocks.path(i).has("cache_control")).as("block " + i).isEqualTo(i == marked);
    }
    assertThat(request.dropped()).isEmpty();
  }

  @Test
  void isToldWhereThereIsNoBlockForIt() {
    assertThat(
            translate(
                    "{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"user\",\"content\":\"\",MARK}")
                .dropped())
        .containsExactly("cache_control");
    assertThat(
            translate(
                    "{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":\"\",\"thinking_blocks\":[{\"type\":\"thinking\",\"thinking\":\"a\",\"signature\":\"s\"}],MARK}")
                .dropped())
        .containsExactly("cache_control");
  }

  @Test
  void isFoundInsideOfFunctions() {
    String tools =
        "{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",MARK}}],\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    JsonNode tool =
        TranslationPairs.json(
                new MessagesTranslation()
                    .request(tools.replace("MARK", MARK).getBytes(UTF_8), null)
                    .body())
            .path("tools")
            .path(0);

    assertThat(tool.path("cache_control").path("type").stringValue()).isEqualTo("ephemeral");
  }

  private static TranslatedRequest translate(String messages) {
    String body = messages.replace("MARK", MARK).replace("CALL", CALL);
    return new MessagesTranslation()
        .request(("{\"messages\":[" + body + "]}").getBytes(UTF_8), null);
  }
}
