package io.turnpike.routing.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.embeddings.EmbeddingsDialect;
import io.turnpike.routing.dialects.gemini.GeminiDialect;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialectsTests {

  private final Dialect chat = new ChatDialect();
  private final Dialects dialects = new Dialects(List.of(chat));

  @Test
  void findsAnOperationByItsPath() {
    Operation operation = dialects.at("chat/completions");

    assertThat(operation.isServed()).isTrue();
    assertThat(operation.method()).isEqualTo("POST");
    assertThat(operation.dialect()).isSameAs(chat);
    assertThat(dialects.paths()).containsExactly("chat/completions");
  }

  @Test
  void speaksTheFirstDialectWherePathsAreNobodys() {
    Operation operation = dialects.at("nothing/here");

    assertThat(operation.isServed()).isFalse();
    assertThat(operation.path()).isEqualTo("nothing/here");
    assertThat(operation.dialect()).isSameAs(chat);
  }

  @Test
  void speaksTheDialectOfItsKinWhereAPathSaysWhoseItIs() {
    Dialect gemini = new GeminiDialect(new ChatDialect(), new EmbeddingsDialect(new ChatDialect()));
    Dialects both = new Dialects(List.of(chat, gemini));

    assertThat(both.at("models", "models:").dialect()).isSameAs(gemini);
    assertThat(both.at("models", "models:").isServed()).isFalse();
    assertThat(both.at("chat/completions", "models:").dialect()).isSameAs(chat);
    assertThat(both.at("models", "nobody:").dialect()).isSameAs(chat);
  }

  @Test
  void doesNotStartWithTwoDialectsAtOnePath() {
    assertThatThrownBy(() -> new Dialects(List.of(chat, new ChatDialect())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("chat/completions");
  }
}
