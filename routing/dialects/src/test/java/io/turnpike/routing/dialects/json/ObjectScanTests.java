package io.turnpike.routing.dialects.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectScanTests {

  @Test
  void findsValuesAsTheyWereWritten() {
    ObjectScan scan =
        scan(
            "{ \"t\" : \"a\\u0062\\n\" , \"n\":  1.50, \"o\" : { \"x\": [1, 2] }, \"z\":null, \"u\":\"é\" }");

    assertThat(scan.text("t")).isEqualTo("ab\n");
    assertThat(scan.text("u")).isEqualTo("é");
    assertThat(written(scan.string("t"))).isEqualTo("\"a\\u0062\\n\"");
    assertThat(written(scan.raw("n"))).isEqualTo("1.50");
    assertThat(written(scan.raw("o"))).isEqualTo("{ \"x\": [1, 2] }");
    assertThat(scan.has("o")).isTrue();
  }

  @Test
  void takesNullForAbsent() {
    ObjectScan scan = scan("{\"z\":null}");

    assertThat(scan.has("z")).isFalse();
    assertThat(scan.text("z")).isNull();
    assertThat(scan.raw("z")).isNull();
    assertThat(scan.object("z")).isNull();
    assertThat(scan.objects("z")).isNull();
    assertThat(scan.count("z")).isEqualTo(-1);
  }

  @Test
  void goesIntoObjectsAndArrays() {
    ObjectScan scan = scan(" {\"a\":{\"b\":{\"c\":7}},\"l\":[ {\"i\":1} ,{\"i\":2}],\"m\":[{},3]}");

    ObjectScan b = Objects.requireNonNull(Objects.requireNonNull(scan.object("a")).object("b"));
    assertThat(b.count("c")).isEqualTo(7);
    assertThat(Objects.requireNonNull(scan.objects("l")))
        .extracting(each -> each.count("i"))
        .containsExactly(1L, 2L);
    assertThat(scan.objects("m")).isNull();
    assertThat(scan.objects("a")).isNull();
    assertThat(scan.object("l")).isNull();
  }

  @Test
  void aNameMayBeWrittenWithEscapes() {
    ObjectScan scan = scan("{\"t\\u0065xt\":\"a\\\"}\",\"\\\\\":2}");

    assertThat(scan.text("text")).isEqualTo("a\"}");
    assertThat(scan.count("\\")).isEqualTo(2);
  }

  @Test
  void theFirstFieldOfANameCounts() {
    assertThat(scan("{\"a\":null,\"a\":1,\"a\":2}").count("a")).isEqualTo(1);
  }

  @Test
  void findsAsManyFieldsAsThereAre() {
    String fields =
        IntStream.range(0, 40).mapToObj(i -> "\"f" + i + "\":" + i).collect(joining(",\n"));

    assertThat(scan("{" + fields + "}").count("f39")).isEqualTo(39);
  }

  @Test
  void countsTheTextsThatAnArrayBeginsWith() {
    ObjectScan scan = scan("{\"t\":[\"a\" , \"]\",{},\"b\"],\"e\":[],\"s\":\"x\"}");

    assertThat(scan.texts("t")).isEqualTo(2);
    assertThat(scan.texts("e")).isZero();
    assertThat(scan.texts("s")).isZero();
  }

  @Test
  void whatIsAskedOfWithinIsAsItWasWritten() {
    ObjectScan scan = scan("{\"a\":{ \"b\" : [{\"c\":\"}\\\\\"} , {}] }}");

    ObjectScan a = Objects.requireNonNull(scan.object("a"));
    assertThat(written(a.whole())).isEqualTo("{ \"b\" : [{\"c\":\"}\\\\\"} , {}] }");
    assertThat(Objects.requireNonNull(a.objects("b")))
        .extracting(each -> written(each.whole()))
        .containsExactly("{\"c\":\"}\\\\\"}", "{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "12.0", "1.2e1", "1.2E+1"})
  void countsAWholeNumberHoweverItIsWritten(String value) {
    assertThat(scan("{\"n\":" + value + "}").count("n")).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "-1.0", "1e99", "1.5", "\"1\"", "1234567890123456789", "true", "[1]"})
  void countsNothingThatIsNoCount(String value) {
    assertThat(scan("{\"n\":" + value + "}").count("n")).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{", "{\"a\":}", "{} {}", "{\"a\":1}x", "<html>"})
  void isNothingOfWhatIsNoObject(String text) {
    byte[] bytes = text.getBytes(UTF_8);

    assertThat(ObjectScan.of(bytes, 0, bytes.length)).isNull();
  }

  private static String written(byte @Nullable [] piece) {
    return piece == null ? "" : new String(piece, UTF_8);
  }

  private static ObjectScan scan(String json) {
    byte[] bytes = ("before" + json + "after").getBytes(UTF_8);
    return Objects.requireNonNull(
        ObjectScan.of(bytes, "before".length(), bytes.length - "after".length()));
  }
}
