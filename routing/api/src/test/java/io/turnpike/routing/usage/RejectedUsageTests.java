package io.turnpike.routing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectedUsageTests {

  @Test
  void showsOneShortLine() {
    assertThat(shown("many\n\u0000\u202Ex\uD800")).isEqualTo("many\uFFFD\uFFFD\uFFFDx\uFFFD");
    assertThat(shown("-6")).isEqualTo("-6");
    assertThat(shown("9".repeat(64))).hasSizeBetween(60, 64).endsWith("9…");
    assertThat(shown("😀".repeat(40))).hasSizeLessThanOrEqualTo(64).endsWith("😀…");
  }

  @Test
  void keepsNoMoreThanItMayNeed() {
    assertThat(new RejectedUsage("usage", "x".repeat(5_000)).claimed())
        .hasSize(RejectedUsage.LONGEST);
  }

  private static String shown(String claimed) {
    return new RejectedUsage("f", claimed).shown(claimed).claimed();
  }
}
