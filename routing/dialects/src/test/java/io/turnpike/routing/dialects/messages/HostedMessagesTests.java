package io.turnpike.routing.dialects.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostedMessagesTests {

  private final HostedMessages hosted =
      new HostedMessages(
          new HostedForm(
              "cloud-1",
              Set.of("model", "stream"),
              Set.of("anthropic_version", "max_tokens", "messages", "system", "top_k"),
              betas(false),
              false));

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
  void betasOfTheHeaderStandInTheRequestWhereTheCloudTakesThem() {
    TranslatedRequest request =
        hosted.request(
            "{\"max_tokens\":7,\"context_management\":{},\"speed\":\"fast\"}".getBytes(UTF_8),
            null,
            _ -> List.of("manage-1, other-9", "search-1,manage-1"));

    assertThat(new String(request.body(), UTF_8))
        .isEqualTo(
            "{\"anthropic_version\":\"cloud-1\",\"anthropic_beta\":[\"manage-1\",\"find-2\"],"
                + "\"max_tokens\":7,\"context_management\":{}}");
    assertThat(request.dropped()).containsExactly("anthropic-beta", "speed");
    assertThat(request.headers()).isEmpty();
  }

  @Test
  void aCloudThatReadsTheHeaderGetsWhatItTakesThere() {
    HostedMessages other =
        new HostedMessages(new HostedForm("cloud-2", Set.of("model"), null, betas(true), true));

    TranslatedRequest request =
        other.request(
            "{\"model\":\"m\",\"context_management\":{},\"new\":1,\"speed\":\"fast\"}"
                .getBytes(UTF_8),
            null,
            _ -> List.of("manage-1,other-9"));

    assertThat(new String(request.body(), UTF_8))
        .isEqualTo("{\"anthropic_version\":\"cloud-2\",\"context_management\":{},\"new\":1}");
    assertThat(request.headers()).isEqualTo(Map.of("anthropic-beta", "manage-1"));
    assertThat(request.dropped()).containsExactly("anthropic-beta", "speed");
  }

  @Test
  void whatAClientSaysOfItselfIsLeftOutWhereItWouldBeRefused() {
    String rest = "{\"type\": \"text\",\"text\":\"Be kind.\"}";
    TranslatedRequest request =
        request(
            "{\"system\":[{\"type\":\"text\",\"text\":\"x-anthropic-billing-header: a\"}, %s]}"
                .formatted(rest));
    TranslatedRequest alone =
        request("{\"system\":[{\"type\":\"text\",\"text\":\"x-anthropic-billing-header: a\"}]}");

    assertThat(new String(request.body(), UTF_8))
        .isEqualTo("{\"anthropic_version\":\"cloud-1\",\"system\":[" + rest + "]}");
    assertThat(request.dropped()).containsExactly("system[0]");
    assertThat(new String(alone.body(), UTF_8)).isEqualTo("{\"anthropic_version\":\"cloud-1\"}");
  }

  private static HostedBetas betas(boolean inHeader) {
    return new HostedBetas(
        inHeader,
        Map.of("manage-1", "manage-1", "search-1", "find-2"),
        Map.of("context_management", Set.of("manage-1"), "speed", Set.of()));
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
