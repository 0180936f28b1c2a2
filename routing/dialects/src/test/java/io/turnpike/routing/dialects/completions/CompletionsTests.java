package io.turnpike.routing.dialects.completions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.sse.CutStream;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionsTests {

  private static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);
  private static final Dialect DIALECT = new CompletionsDialect(new ChatDialect());
  private static final String HEAD =
      "data: {\"id\":\"c1\",\"created\":5,\"model\":\"m\",\"choices\":[";
  private static final String CANONICAL =
      HEAD
          + "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}\n\n"
          + HEAD
          + "{\"index\":0,\"delta\":{\"content\":\"Héllo \\ud83d\"},\"finish_reason\":null}]}\n\n"
          + ": ping\n\n"
          + HEAD
          + "{\"index\":0,\"delta\":{\"content\":\"\\ude00\"},\"finish_reason\":null}]}\n\n"
          + HEAD
          + "{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\n"
          + HEAD
          + "],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\n"
          + "data: [DONE]\n\n";

  @ParameterizedTest
  @ValueSource(strings = {"\"Say hi\"", "[\"Say hi\"]"})
  void aPromptIsAMessage(String prompt) {
    Canonical canonical =
        canonical(
            "{\"model\":\"m\",\"prompt\":"
                + prompt
                + ",\"max_tokens\":7,\"echo\":false,\"suffix\":null,\"best_of\":1,\"user\":\"u\"}");

    assertThat(canonical.operation().path()).isEqualTo("chat/completions");
    assertThat(new String(canonical.request().body(), UTF_8))
        .isEqualTo(
            "{\"model\":\"m\",\"max_tokens\":7,\"user\":\"u\","
                + "\"messages\":[{\"role\":\"user\",\"content\":\"Say hi\"}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prompt | \"prompt\":[1,2]",
        "prompt | \"prompt\":[\"a\",\"b\"]",
        "prompt | \"model\":\"m\"",
        "echo | \"prompt\":\"a\",\"echo\":true",
        "suffix | \"prompt\":\"a\",\"suffix\":\"b\"",
        "best_of | \"prompt\":\"a\",\"best_of\":3",
        "logprobs | \"prompt\":\"a\",\"logprobs\":5",
      })
  void whatChatHasNotIsRefusedByName(String field, String fields) {
    assertThatThrownBy(() -> canonical("{" + fields + "}"))
        .isInstanceOfSatisfying(
            Untranslatable.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"a\" | | 1",
        "\"a\" | ,\"n\":2 | 2",
        "\"a\" | ,\"n\":2,\"best_of\":5 | 5",
        "[\"a\",\"b\"] | ,\"n\":2 | 4",
        "[1,2,3] | | 1",
        "[[1,2],[3]] | | 2",
      })
  void countsAllThatIsWritten(String prompt, String more, long answers) {
    RequestScan request = scan("{\"prompt\":" + prompt + (more == null ? "" : more) + "}");

    assertThat(request.answers(new Target("up", List.of(), Timeouts.DEFAULT, Retry.NONE)))
        .isEqualTo(answers);
  }

  @Test
  void aMessageIsText() {
    String answer =
        whole(
            "{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":5,\"model\":\"m\",\"choices\":"
                + "[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hi \\ud83d\\ude00\"},"
                + "\"finish_reason\":\"length\"},{\"index\":1,\"message\":{\"content\":null,"
                + "\"refusal\":\"No\"},\"finish_reason\":\"tool_calls\"}],"
                + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}");

    assertThat(answer)
        .isEqualTo(
            "{\"object\":\"text_completion\",\"id\":\"c1\",\"created\":5,\"model\":\"m\",\"choices\":"
                + "[{\"index\":0,\"text\":\"Hi \\ud83d\\ude00\",\"logprobs\":null,"
                + "\"finish_reason\":\"length\"},{\"index\":1,\"text\":\"No\",\"logprobs\":null,"
                + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}");
  }

  @Test
  void aStreamIsPiecesOfText() {
    String stream = CutStream.whole(CANONICAL, answers("").stream(NOW));

    assertThat(stream)
        .containsSubsequence(
            "\"text\":\"Héllo \\ud83d\"",
            ": ping\n\n",
            "\"text\":\"\\ude00\"",
            "\"text\":\"\",\"logprobs\":null,\"finish_reason\":\"stop\"")
        .doesNotContain("usage", "delta")
        .endsWith("data: [DONE]\n\n");
    assertThat(stream.split("text_completion")).hasSize(4);
  }

  @Test
  void whoeverAsksForItSeesWhatAStreamUsed() {
    String stream =
        CutStream.whole(
            CANONICAL, answers(",\"stream_options\":{\"include_usage\":true}").stream(NOW));

    assertThat(stream)
        .contains("\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\n");
  }

  @Test
  void aStreamMayBeCutAnywhere() {
    String whole = CutStream.whole(CANONICAL, answers("").stream(NOW));
    for (long seed = 0; seed < 300; seed++) {
      assertThat(CutStream.cut(CANONICAL, answers("").stream(NOW), new Random(seed)))
          .as("seed " + seed)
          .isEqualTo(whole);
    }
  }

  private static String whole(String canonical) {
    return new String(answers("").answer(canonical.getBytes(UTF_8), NOW), UTF_8);
  }

  private static AnswerTranslation answers(String more) {
    return Objects.requireNonNull(
        canonical("{\"prompt\":\"a\",\"stream\":true" + more + "}").answers());
  }

  private static Canonical canonical(String body) {
    return Objects.requireNonNull(scan(body).canonical());
  }

  private static RequestScan scan(String body) {
    return DIALECT.operations().getFirst().scan(null, body.getBytes(UTF_8));
  }
}
