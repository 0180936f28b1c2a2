package io.turnpike.routing.gateway.usage.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts that are known from the vendors' own tools, and bounds for whatever may come. */
class TokenizerTests {

  private static final String NEW = "gpt-4o";
  private static final String OLD = "gpt-4-turbo";

  private final Tokenizer tokenizer = new Tokenizer();

  @BeforeAll
  static void read() {
    Vocabulary.O200K.read();
    Vocabulary.CL100K.read();
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o-mini,O200K",
    "gpt-4.1,O200K",
    "openai/gpt-5.2,O200K",
    "o3-mini,O200K",
    "o1,O200K",
    "ft:gpt-4o-2024-08-06:acme,O200K",
    "openai/gpt-oss-120b,O200K",
    "gpt-4,CL100K",
    "gpt-4-turbo,CL100K",
    "gpt-3.5-turbo,CL100K",
    "text-embedding-3-small,CL100K",
    "claude-sonnet-4-5,CL100K",
    "gemini-2.5-pro,CL100K",
    "'',CL100K"
  })
  void aModelIsCountedByItsOwnVocabularyOrTheNearest(String model, Vocabulary expected) {
    assertThat(Vocabulary.of(model)).isEqualTo(expected);
  }

  @Test
  void onlyVendorsWhoPublishedTheirVocabularyAreCountedExactly() {
    assertThat(Vocabulary.isExact("gpt-5.1")).isTrue();
    assertThat(Vocabulary.isExact("gpt-3.5-turbo")).isTrue();
    assertThat(Vocabulary.isExact("claude-opus-4-5")).isFalse();
    assertThat(Vocabulary.isExact("llama-4")).isFalse();
  }

  @Test
  void countsWhatTheVendorCounts() {
    assertThat(count(OLD, "hello world")).isEqualTo(2);
    assertThat(count(OLD, "tiktoken is great!")).isEqualTo(6);
    assertThat(count(NEW, "tiktoken is great!")).isEqualTo(6);
    assertThat(count(OLD, "antidisestablishmentarianism")).isEqualTo(6);
    assertThat(count(NEW, "")).isZero();
  }

  @Test
  void aMarkOfTheVocabularyIsTextLikeAnyOther() {
    assertThat(count(NEW, "<|endoftext|>")).isGreaterThan(1);
  }

  @Test
  void aLongTextIsCountedByWindowsOfIt() {
    String text = "The quick brown fox jumps over the lazy dog. ".repeat(40_000);
    assertThat(count(NEW, text)).isBetween(400_000L, 412_000L);
  }

  @Test
  void whatIsNoTextIsCountedToo() {
    byte[] noise = new byte[300_000];
    new Random(7).nextBytes(noise);
    assertThat(tokenizer.count(NEW, noise)).isBetween(100_000L, 900_000L);
    byte[] tails = new byte[Windows.WINDOW * 20];
    java.util.Arrays.fill(tails, (byte) 0x80);
    assertThat(tokenizer.count(OLD, tails)).isPositive();
  }

  @Test
  void aBoundCoversTheTextInOpenAisOwnCount() {
    String text = "The quick brown fox jumps over the lazy dog. ".repeat(100);
    long bound = bound(NEW, chat("\"" + text + "\""));
    assertThat(bound).isBetween(count(NEW, text) * 105 / 100, count(NEW, text) * 105 / 100 + 1_100);
  }

  @Test
  void anotherVendorsBoundLeavesRoomForItsVocabulary() {
    String text = "The quick brown fox jumps over the lazy dog. ".repeat(100);
    assertThat(bound("claude-opus-4-5", chat("\"" + text + "\"")))
        .isGreaterThanOrEqualTo(count(OLD, text) * 3 / 2);
  }

  @Test
  void escapesAreReadBeforeTheyAreCounted() {
    String plain = bodyOf("\u00fc\u4f60\ud83d\ude80 ".repeat(200));
    StringBuilder escaped = new StringBuilder();
    plain.chars().forEach(c -> escaped.append(c < 128 ? "" + (char) c : "\\u%04x".formatted(c)));
    assertThat(bound(NEW, escaped.toString())).isEqualTo(bound(NEW, plain));
  }

  @Test
  void aPictureHasAFixedBoundHoweverLargeItIs() {
    String small = picture("iVBOR" + "A".repeat(2_000));
    String large = picture("iVBOR" + "A".repeat(2_000_000));
    assertThat(bound(NEW, large)).isEqualTo(bound(NEW, small)).isBetween(10_000L, 12_000L);
    assertThat(bound("gpt-4o-mini", small)).isGreaterThan(48_169);
    assertThat(bound(NEW, picture("https://example.com/a.png"))).isBetween(10_000L, 12_000L);
  }

  @Test
  void whatOnlyLooksLikeAPictureIsText() {
    String dense = "data:image/png;base64,iVBOR" + "x9Q".repeat(100_000);
    assertThat(bound(NEW, bodyOf(dense))).isGreaterThan(count(NEW, dense));
  }

  @Test
  void aSoundIsBoundByItsBytes() {
    String body =
        "{\"content\":[{\"type\":\"input_audio\",\"input_audio\":{\"data\":\""
            + "UABC".repeat(5_000)
            + "\"}}]}";
    assertThat(bound(NEW, body)).isBetween(10_000L, 12_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "plain", "--boundary", "a\"b"})
  void whatIsNoJsonHasNoBound(String body) {
    assertThat(bound(NEW, body)).isEqualTo(Tokenizer.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"",
        "{\"a\":\"\\",
        "{\"a\":\"\\u12",
        "{\"a\":\"\\uZZZZ\"}",
        "[\"\\ud800\"]"
      })
  void brokenJsonIsReadAsFarAsItGoes(String body) {
    assertThat(bound(NEW, body)).isPositive();
  }

  private long count(String model, String text) {
    return tokenizer.count(model, text.getBytes(UTF_8));
  }

  private long bound(String model, String body) {
    return tokenizer.bound(model, body.getBytes(UTF_8));
  }

  private static String picture(String data) {
    return chat(
        "[{\"type\":\"image_url\",\"image_url\":{\"url\":\""
            + (data.startsWith("https") ? data : "data:image/png;base64," + data)
            + "\"}}]");
  }

  private static String bodyOf(String text) {
    return chat("\"" + text + "\"");
  }

  private static String chat(String content) {
    return "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":" + content + "}]}";
  }
}
