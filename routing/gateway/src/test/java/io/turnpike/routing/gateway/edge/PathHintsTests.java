package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathHintsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chat                | There is nothing at /v1/chat; did you mean /v1/chat/completions?",
        "chat-completion     | There is nothing at /v1/chat-completion; did you mean"
            + " /v1/chat/completions?",
        "Models              | There is nothing at /v1/Models; did you mean /v1/models?",
        "v1/files            | There is nothing at /v1/v1/files; remove the doubled /v1: /v1/files.",
        "v1/chat/completions | There is nothing at /v1/v1/chat/completions; remove the doubled"
            + " /v1: /v1/chat/completions.",
      })
  void saysWhatWasProbablyMeant(String path, String sentence) {
    List<String> known = List.of("chat/completions", "rerank", "models");

    assertThat(PathHints.missed(path, known)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chart", "chat/other", "reran/k/x", "models-of-mine", "files"})
  void takesNoOtherPathForOneOfOurs(String path) {
    assertThat(PathHints.missed(path, List.of("chat/completions", "rerank", "models"))).isNull();
  }

  @Test
  void saysHowAnyOtherPathIsPassedOn() {
    assertThat(PathHints.unplaced("chart", List.of("chat/completions", "rerank", "models")))
        .startsWith(
            "There is nothing at /v1/chart. What there is: /v1/chat/completions, /v1/rerank and"
                + " /v1/models. Any other path is passed on")
        .contains("x-turnpike-provider");
    assertThat(PathHints.unplaced("x".repeat(5_000), List.of("a", "b"))).hasSizeLessThan(600);
  }

  @Test
  void saysWhatTheBaseAddressIs() {
    assertThat(
            PathHints.elsewhere(
                "chat/completion", "https://h.example/v1", List.of("chat/completions", "models")))
        .isEqualTo(
            "There is nothing for programs at /chat/completion. Set the base URL to"
                + " https://h.example/v1 for calls to models (what there is:"
                + " /v1/chat/completions and /v1/models); the management API is under /api/v1/"
                + " and takes keys that begin with tpa_.");
  }
}
