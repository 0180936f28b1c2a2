package io.turnpike.routing.dialects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.embeddings.EmbeddingsDialect;
import io.turnpike.routing.dialects.gemini.GeminiDialect;
import io.turnpike.routing.dialects.passthrough.PassedOperations;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectsTests {

  private final Dialect chat = new ChatDialect();
  private final Dialects dialects = new Dialects(List.of(chat), new PassedOperations());

  @Test
  void findsAnOperationByItsPath() {
    Operation operation = dialects.at("chat/completions");

    assertThat(operation.isServed()).isTrue();
    assertThat(operation.method()).isEqualTo("POST");
    assertThat(operation.dialect()).isSameAs(chat);
    assertThat(dialects.paths()).containsExactly("chat/completions");
  }

  @Test
  void passesOnWhatIsNobodys() {
    Operation operation = dialects.at("files/file-1/content");

    assertThat(operation.isServed()).isFalse();
    assertThat(operation.path()).isEqualTo("files/file-1/content");
    assertThat(operation.name()).isEqualTo("files/{id}/content");
    assertThat(dialects.paths()).containsExactly("chat/completions");
  }

  @ParameterizedTest
  @CsvSource({
    "audio/transcriptions, AUDIO_INPUT",
    "audio/translations, AUDIO_INPUT",
    "audio/speech, AUDIO_OUTPUT",
    "images/generations, IMAGE_OUTPUT",
    "images/edits, IMAGE_OUTPUT",
    "moderations, TEXT",
    "model/m/invoke, TEXT"
  })
  void whatIsPassedOnIsChargedByWhatItIsAbout(String path, String kind) {
    TokenUsage charged = dialects.at(path).scan(null, "{}".getBytes(UTF_8)).charged();

    assertThat(charged.audioInput()).isEqualTo(kind.equals("AUDIO_INPUT") ? 1 : 0);
    assertThat(charged.audioOutput()).isEqualTo(kind.equals("AUDIO_OUTPUT") ? 1 : 0);
    assertThat(charged.imageOutput()).isEqualTo(kind.equals("IMAGE_OUTPUT") ? 1 : 0);
    assertThat(charged.output()).isEqualTo(kind.equals("TEXT") ? 1 : 0);
  }

  @Test
  void findsTheModelInTheAddressOfACallAtBedrock() {
    Operation operation = dialects.at("model/eu.m%3A0/invoke-with-response-stream");
    RequestScan request = operation.scan(null, "{\"model\":\"other\"}".getBytes(UTF_8));

    assertThat(operation.isServed()).isFalse();
    assertThat(operation.name()).isEqualTo("model/{id}/invoke-with-response-stream");
    assertThat(request.model()).isEqualTo("eu.m:0");
    assertThat(request.stream()).isTrue();
    assertThat(request.rewritten(Set.of("model"), "x").model()).isEqualTo("x");
    assertThat(request.rewritten(Set.of("model"), "x").body()).isEqualTo(request.body());
    assertThat(request.with("{}".getBytes(UTF_8)).model()).isEqualTo("eu.m:0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'messages':[{'content':[{'text':'Hi'}]}]} | 42",
        "{'messages':[{'content':[{'image':{'source':{'bytes':''}}}]}]} | -1",
        "{'messages':[{'content':[{'type':'image','source':{}}]}]} | -1",
        "no JSON | -1",
      })
  void readsACallAtBedrockAsTextWhereItIsNothingElse(String body, long bytes) {
    RequestScan request =
        dialects.at("model/m/invoke").scan(null, body.replace('\'', '"').getBytes(UTF_8));

    assertThat(request.promptBytes()).isEqualTo(bytes);
    assertThat(request.isEstimable()).isTrue();
  }

  @Test
  void speaksTheDialectOfTheFamilyElseTheFirst() {
    GatewayFailure failure = GatewayFailure.of(404, "unknown_path", "Nothing.");
    UUID id = new UUID(1, 2);

    assertThat(dialects.at("nothing/here").dialect().errorBody(failure, id))
        .isEqualTo(chat.errorBody(failure, id));
    assertThat(dialects.at("chat/other").dialect()).isSameAs(dialects.at("chat/more").dialect());
  }

  @Test
  void speaksTheDialectOfItsKinWhereAPathSaysWhoseItIs() {
    Dialect gemini = new GeminiDialect(new ChatDialect(), new EmbeddingsDialect(new ChatDialect()));
    Dialects both = new Dialects(List.of(chat, gemini), new PassedOperations());
    GatewayFailure failure = GatewayFailure.of(404, "unknown_path", "Nothing.");
    UUID id = new UUID(1, 2);

    assertThat(both.at("models", "models:").dialect().errorBody(failure, id))
        .isEqualTo(gemini.errorBody(failure, id));
    assertThat(both.at("models", "models:").isServed()).isFalse();
    assertThat(both.at("chat/completions", "models:").dialect()).isSameAs(chat);
    assertThat(both.at("models", "nobody:").dialect().errorBody(failure, id))
        .isEqualTo(chat.errorBody(failure, id));
  }

  @Test
  void doesNotStartWithTwoDialectsAtOnePath() {
    assertThatThrownBy(() -> new Dialects(List.of(chat, new ChatDialect()), new PassedOperations()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("chat/completions");
  }
}
