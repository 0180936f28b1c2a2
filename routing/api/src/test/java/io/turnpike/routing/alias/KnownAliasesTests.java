package io.turnpike.routing.alias;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.alias.KnownAliases.Meant;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownAliasesTests {

  @Test
  void chainsAreFollowedToTheirEnd() {
    KnownAliases known =
        new KnownAliases(
            List.of(
                alias("coding", "smart", "openai/gpt-5"),
                alias("smart", "anthropic/claude-opus-5", "anthropic/claude-opus-4-8")));

    assertThat(known.of("coding"))
        .isEqualTo(
            new Meant(
                "anthropic/claude-opus-5", List.of("openai/gpt-5", "anthropic/claude-opus-4-8")));
    assertThat(known.of("gpt-5")).isNull();
    assertThat(known.names()).containsExactlyInAnyOrder("coding", "smart");
  }

  @Test
  void aCircleEnds() {
    KnownAliases known = new KnownAliases(List.of(alias("a", "b"), alias("b", "a")));

    assertThat(known.of("a")).isEqualTo(new Meant("a", List.of()));
  }

  private static ModelAlias alias(String name, String model, String... earlier) {
    return new ModelAlias(name, model, List.of(earlier), "ada", Instant.EPOCH);
  }
}
