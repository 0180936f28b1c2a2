package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkScanTests {

  private final ChunkScan look = new ChunkScan();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"delta\":{\"content\":\"x\"}}]}",
        "{\"choices\":[{\"delta\":{\"refusal\":\"no\"}}]}",
        "{\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}",
        "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0}]}}]}",
        "{\"choices\":[{\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}}]}",
        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}",
        "{\"choices\":[{\"text\":\"x\"}]}",
      })
  void seesContent(String chunk) {
    assertThat(look(chunk)).isTrue();
    assertThat(look.hasContent()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"delta\":{\"role\":\"assistant\"},\"finish_reason\":null}]}",
        "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
        "{\"choices\":[{\"delta\":{\"content\":null,\"tool_calls\":[]}}]}",
        "{\"choices\":[],\"usage\":null}",
        "{\"id\":\"content\",\"object\":\"text\"}",
        " { } ",
      })
  void seesThatThereIsNoContentYet(String chunk) {
    assertThat(look(chunk)).isTrue();
    assertThat(look.hasContent()).isFalse();
  }

  @Test
  void tellsReasoningFromTheAnswer() {
    look("{\"choices\":[{\"delta\":{\"content\":\"x\",\"reasoning_content\":\"\"}}]}");
    assertThat(look.hasReasoning()).isFalse();

    look("{\"choices\":[{\"delta\":{\"content\":null,\"reasoning\":\"hm\"}}]}");
    assertThat(look.hasReasoning()).isTrue();
    assertThat(look.contentBytes()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "garbage",
        "{",
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\":[1}",
        "[1]",
        "\"text\"",
        "{} {}",
        "{\"a\":\"b}",
        "{\"a\":\u0001}",
        "null",
        "{\"a\":<html>}",
      })
  void tellsWhatIsNoObject(String chunk) {
    assertThat(look(chunk)).isFalse();
  }

  @Test
  void findsTheUsageObjectAndNotItsNameInText() {
    String chunk =
        "{\"choices\":[{\"delta\":{\"content\":\"\\\"usage\\\":{\\\"}\"}}],"
            + "\"usage\" : {\"prompt_tokens\":1,\"d\":{\"x\":2}} }";

    assertThat(look(chunk)).isTrue();

    assertThat(look.hasUsage()).isTrue();
    assertThat(chunk.substring(look.usageStart(), look.usageEnd()))
        .isEqualTo("{\"prompt_tokens\":1,\"d\":{\"x\":2}}");
    assertThat(look.noChoices()).isFalse();
  }

  @Test
  void seesTheExtraUsageChunk() {
    look("{\"choices\" : [ ],\"usage\":{}}");

    assertThat(look.noChoices()).isTrue();
    assertThat(look.hasUsage()).isTrue();
    assertThat(look("{\"choices\":[{}],\"usage\":null}")).isTrue();
    assertThat(look.noChoices()).isFalse();
    assertThat(look.hasUsage()).isFalse();
  }

  @Test
  void seesErrorsOfTheChunkItselfOnly() {
    look("{\"error\":{\"message\":\"m\"}}");
    assertThat(look.isError()).isTrue();
    look("{\"error\":\"m\"}");
    assertThat(look.isError()).isTrue();
    look("{\"error\":null,\"choices\":[{\"error\":\"deep\"}]}");
    assertThat(look.isError()).isFalse();
  }

  @Test
  void countsTheBytesOfText() {
    look(
        "{\"choices\":[{\"delta\":{\"content\":\"abc\",\"tool_calls\":[{\"function\":"
            + "{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]}");

    assertThat(look.contentBytes()).isEqualTo(5);
  }

  @Test
  void refusesDepthWithoutEnd() {
    assertThat(look("{\"a\":" + "[".repeat(10_000))).isFalse();
  }

  private boolean look(String chunk) {
    byte[] bytes = ("xx" + chunk + "yy").getBytes(UTF_8);
    boolean shaped = look.look(bytes, 2, bytes.length - 2);
    if (look.hasUsage()) {
      // Offsets are those of the array; the tests read them in the chunk.
      byte[] own = chunk.getBytes(UTF_8);
      return look.look(own, 0, own.length);
    }
    return shaped;
  }
}
