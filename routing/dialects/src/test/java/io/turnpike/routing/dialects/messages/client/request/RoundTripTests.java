package io.turnpike.routing.dialects.messages.client.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.messages.MutatedDocument;
import io.turnpike.routing.dialects.messages.TranslationPairs;
import io.turnpike.routing.dialects.messages.client.MessagesDialect;
import io.turnpike.routing.dialects.messages.provider.MessagesTranslation;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Messages told as a chat completion and back again are what they were. */
class RoundTripTests {

  private static final Operation MESSAGES = new MessagesDialect().operations().getFirst();
  private static final ModelCard CARD =
      new ModelCard("anthropic", "m", "M", 200_000, 64_000, List.of(), List.of(), List.of());

  @ParameterizedTest
  @ValueSource(strings = {"words", "tools", "past_tools", "media", "structured", "thinking"})
  void loseNothing(String name) {
    JsonNode messages = TranslationPairs.pair("request/" + name + ".json").path("provider");

    Canonical canonical = CanonicalRequest.of(TranslationPairs.write(messages));
    TranslatedRequest back = new MessagesTranslation().request(canonical.request().body(), CARD);

    assertThat(TranslationPairs.json(back.body())).isEqualTo(messages);
    assertThat(canonical.warnings()).isEmpty();
    assertThat(back.dropped()).isEmpty();
  }

  /** Pieces of a turn that stand in the order in which chat completions say them. */
  @Test
  void loseNothingOfAnAgentsConversation() {
    JsonNode messages = TranslationPairs.pair("client/round_trip.json");

    Canonical canonical = CanonicalRequest.of(TranslationPairs.write(messages));
    TranslatedRequest back = new MessagesTranslation().request(canonical.request().body(), CARD);

    assertThat(TranslationPairs.json(back.body())).isEqualTo(messages);
    assertThat(back.dropped()).isEmpty();
  }

  /** Whatever stands in whatever place of a request, there is a translation or a clear refusal. */
  @ParameterizedTest
  @ValueSource(strings = {"agent", "documents"})
  void neverFailInAnyOtherWay(String name) {
    JsonNode request = TranslationPairs.pair("client/" + name + ".json").path("client");
    Random random = new Random(name.hashCode());
    int translated = 0;
    for (int i = 0; i < 1_000; i++) {
      byte[] odd = TranslationPairs.write(MutatedDocument.with(request, random));
      try {
        Canonical canonical = Objects.requireNonNull(MESSAGES.scan(null, odd).canonical());
        assertThat(TranslationPairs.json(canonical.plain().request().body()).isObject()).isTrue();
        translated++;
      } catch (Untranslatable refusal) {
        assertThat(refusal.field()).isNotBlank();
      } catch (GatewayFailure noRequest) {
        assertThat(noRequest.param()).isNotBlank();
      }
    }
    assertThat(translated).isBetween(1, 999);
  }
}
