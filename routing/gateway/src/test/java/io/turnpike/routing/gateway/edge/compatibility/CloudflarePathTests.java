package io.turnpike.routing.gateway.edge.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudflarePathTests {

  private static final String ACCOUNT = "0123456789abcdef0123456789ABCDEF";

  @ParameterizedTest
  @CsvSource({
    "openai/chat/completions, openai, chat/completions",
    "compat/chat/completions, , chat/completions",
    "anthropic/v1/messages, anthropic, v1/messages",
  })
  void isKnownByItsAccount(String path, @Nullable String provider, String rest) {
    assertThat(CloudflarePath.of(ACCOUNT + "/prod/" + path, () -> false))
        .isEqualTo(new CloudflarePath(provider, rest));
  }

  @Test
  void isKnownByAHeaderWhereTheAccountIsCalledOtherwise() {
    assertThat(CloudflarePath.of("acme/prod/openai/models", () -> true))
        .isEqualTo(new CloudflarePath("openai", "models"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chat/completions",
        "threads/t-1/runs/r-1",
        "vector_stores/0123456789abcdef/files/f-1",
        "0123456789abcdef0123456789abcdeX/prod/openai/models",
      })
  void noOtherPathIsOne(String path) {
    assertThat(CloudflarePath.of(path, () -> false)).isNull();
  }

  @Test
  void aHeaderIsNotAskedForWhereAPathIsShort() {
    assertThat(
            CloudflarePath.of(
                "chat/completions",
                () -> {
                  throw new AssertionError("asked");
                }))
        .isNull();
  }

  @Test
  void aGatewayAloneIsForLists() {
    assertThat(CloudflarePath.isUniversal(ACCOUNT + "/prod")).isTrue();
    assertThat(CloudflarePath.isUniversal(ACCOUNT + "/prod/openai")).isFalse();
    assertThat(CloudflarePath.isUniversal("chat/completions")).isFalse();
  }
}
