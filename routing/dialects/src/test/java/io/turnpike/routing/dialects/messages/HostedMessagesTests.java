package io.turnpike.routing.dialects.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostedMessagesTests {

  private final HostedMessages hosted =
      new HostedMessages(
          "cloud-1",
          Set.of("model", "stream"),
          Set.of("anthropic_version", "max_tokens", "messages", "top_k"));

  @Test
  void whatIsInTheAddressIsNotInTheRequest() {
    TranslatedRequest request =
        request(
            "{\"model\":\"m\", \"max_tokens\":7,\"anthropic_version\":\"x\",\"stream\":true,"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"é\\u00e9\"}] , \"top_k\" : 3}");

    assertThat(new String(request.body(), UTF_8))
        .isEqualTo(
            "{\"anthropic_version\":\"cloud-1\",\"max_tokens\":7,"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"é\\u00e9\"}],\"top_k\" : 3}");
    assertThat(request.dropped()).isEmpty();
  }

  @Test
  void whatTheCloudHasNotHeardOfIsLeftOutAndNamed() {
    TranslatedRequest request =
        request("{\"context_management\":{\"edits\":[]},\"max_tokens\":7,\"speed\":\"fast\"}");

    assertThat(new String(request.body(), UTF_8))
        .isEqualTo("{\"anthropic_version\":\"cloud-1\",\"max_tokens\":7}");
    assertThat(request.dropped()).containsExactly("context_management", "speed");
  }

  @Test
  void whoAsksTheCloudForABetaKnowsWhatItTakes() {
    TranslatedRequest request =
        request("{\"model\":\"m\",\"anthropic_beta\":[\"b\"],\"context_management\":{}}");

    assertThat(new String(request.body(), UTF_8))
        .isEqualTo(
            "{\"anthropic_version\":\"cloud-1\",\"anthropic_beta\":[\"b\"],"
                + "\"context_management\":{}}");
    assertThat(request.dropped()).isEmpty();
  }

  @Test
  void answersAreAsTheyCame() {
    byte[] answer = "{\"type\":\"message\"}".getBytes(UTF_8);

    assertThat(hosted.answer(answer, Instant.EPOCH)).isSameAs(answer);
    assertThat(hosted.isOfRequestsAlone()).isTrue();
  }

  private TranslatedRequest request(String body) {
    return hosted.request(body.getBytes(UTF_8), null);
  }
}
