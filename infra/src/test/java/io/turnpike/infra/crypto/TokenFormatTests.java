package io.turnpike.infra.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.TokenFormat.Token;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class TokenFormatTests {

  private final Token token = TokenFormat.generate("tp_");

  @Test
  void writesPrefixIdSecretAndChecksumInBase62() {
    assertThat(token.text()).matches("tp_[0-9A-Za-z]{61}");
    assertThat(token.publicId()).hasSize(12).isEqualTo(token.text().substring(3, 15));
  }

  @Test
  void readsWhatItWrote() {
    assertThat(TokenFormat.parse(token.text(), "tp_")).isEqualTo(token);
  }

  @Test
  void neverRepeatsItself() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(ids.add(TokenFormat.generate("tp_").publicId())).isTrue();
    }
  }

  @Test
  void refusesAnySingleWrongCharacter() {
    for (int i = 0; i < token.text().length(); i++) {
      StringBuilder wrong = new StringBuilder(token.text());
      wrong.setCharAt(i, wrong.charAt(i) == 'x' ? 'y' : 'x');
      assertThat(TokenFormat.parse(wrong.toString(), "tp_")).as("at %d", i).isNull();
    }
  }

  @Test
  void refusesTwoCharactersSwapped() {
    for (int i = 3; i < token.text().length() - 1; i++) {
      StringBuilder swapped = new StringBuilder(token.text());
      char first = swapped.charAt(i);
      char second = swapped.charAt(i + 1);
      swapped.setCharAt(i, second);
      swapped.setCharAt(i + 1, first);
      assertThat(TokenFormat.parse(swapped.toString(), "tp_") == null).isEqualTo(first != second);
    }
  }

  @Test
  void refusesAnotherPrefixAndEveryOtherLength() {
    assertThat(TokenFormat.parse(token.text(), "tpa_")).isNull();
    assertThat(TokenFormat.parse(token.text() + "0", "tp_")).isNull();
    for (int length = 0; length < token.text().length(); length++) {
      assertThat(TokenFormat.parse(token.text().substring(0, length), "tp_")).isNull();
    }
    assertThat(TokenFormat.parse("tp_" + "A".repeat(20_000_000), "tp_")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "_", " ", "\n", "\0", "é", "Ａ", "\uD83D"})
  void refusesForeignCharacters(String foreign) {
    String text = token.text().substring(0, 20) + foreign + token.text().substring(21);
    assertThat(TokenFormat.parse(text, "tp_")).isNull();
  }

  @Test
  void endsInTheCrc32OfAllBefore() {
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(token.text().substring(0, 58).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    long written = 0;
    for (int i = token.text().length() - 1; i >= 58; i--) {
      written = written * 62 + value(token.text().charAt(i));
    }
    assertThat(written).isEqualTo(crc.getValue());
  }

  @Test
  void doesNotPrintTheSecret() {
    assertThat(token.toString()).contains(token.publicId()).doesNotContain(token.text());
  }

  @Test
  void mayRunOnAnEventLoop() {
    Mono<Token> there = Mono.fromCallable(() -> TokenFormat.generate("tp_"));
    assertThat(there.subscribeOn(Schedulers.parallel()).block()).isNotNull();
  }

  private static int value(char c) {
    return c <= '9' ? c - '0' : c <= 'Z' ? c - 'A' + 10 : c - 'a' + 36;
  }
}
