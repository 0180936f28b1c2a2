package io.turnpike.tenants.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTests {

  @ParameterizedTest
  @CsvSource({
    "Acme, acme",
    "Größe & Co., grosse-co",
    "  --Déjà   Vu--, deja-vu",
    "日本, organization",
    "ﬁne, fine",
    "'''; drop table x', drop-table-x",
  })
  void isMadeFromAName(String name, String slug) {
    assertThat(Slug.of(name)).isEqualTo(slug);
  }

  @Test
  void staysShortEnoughForASuffix() {
    String slug = Slug.of("word ".repeat(16));
    assertThat(slug).hasSizeLessThanOrEqualTo(48).doesNotEndWith("-").matches(Slug::fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "A", "a_b", "a b", "ä", "a\n", "a/b"})
  void refusesWhatCannotBeInAnAddress(String text) {
    assertThat(Slug.fits(text)).isFalse();
  }

  @Test
  void hasAtMost63Characters() {
    assertThat(Slug.fits("a".repeat(63))).isTrue();
    assertThat(Slug.fits("a".repeat(64))).isFalse();
  }
}
