package io.turnpike.routing.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.embeddings.EmbeddingsDialect;
import io.turnpike.routing.dialects.gemini.GeminiDialect;
import io.turnpike.routing.dialects.passthrough.PassedOperations;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
