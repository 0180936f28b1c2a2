package io.turnpike.routing.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.contents.RequestContents;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputBoundTests {

  private static final RequestContents TEXT = contents(101, 0, false, false);

  @Test
  void textIsAtMostATokenForTwoBytes() {
    assertThat(InputBound.tokens(TEXT, "m", null)).isEqualTo(51);
  }

  @Test
  void picturesHaveANumberOfTheirOwn() {
    RequestContents pictures = contents(100, 2, false, false);

    assertThat(InputBound.tokens(pictures, "gpt-5", null)).isEqualTo(50 + 2 * InputBound.PICTURE);
    assertThat(InputBound.tokens(pictures, "gpt-4o-mini", null))
        .isEqualTo(50 + 2 * InputBound.SMALL_MODELS_PICTURE);
  }

  @Test
  void toolsComeWithWordsOfTheProviders() {
    assertThat(InputBound.tokens(contents(100, 0, false, true), "m", null))
        .isEqualTo(50 + InputBound.TOOLS);
  }

  @Test
  void whatIsNotInTheBodyMayBeAllThatTheModelReads() {
    RequestContents unseen = contents(100, 0, true, false);

    assertThat(InputBound.tokens(unseen, "m", reading(8_000))).isEqualTo(8_000);
    assertThat(InputBound.tokens(unseen, "m", null)).isEqualTo(InputBound.UNKNOWN);
    assertThat(InputBound.tokens(contents(100_000, 0, true, false), "m", reading(8_000)))
        .isEqualTo(50_000);
  }

  private static RequestContents contents(long text, int pictures, boolean unseen, boolean tools) {
    return new RequestContents(text, pictures, unseen, false, tools, false);
  }

  private static ModelCard reading(long tokens) {
    return new ModelCard("x", "m", "M", tokens, 0, List.of(), List.of(), List.of());
  }
}
