package io.turnpike.routing.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every check; each one's own test extends this and adds its texts. */
public abstract class GuardrailContract {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LARGE = 1_000_000;
  private static final List<String> VALUES =
      List.of("null", "true", "-1", "1e300", "\"\"", "\"\\uD800\"", "[]", "[[]]", "[1]", "{}");
  private static final List<String> ODD =
      List.of("", " ", "\n", "\uD83D", "a\uDE42b", "\u0000", "\uD83D\uDE42", "\u200B\u200B", "{");

  protected abstract Guardrail guardrail();

  /** Parameters that are right, as JSON; the texts are looked at with each. */
  protected List<String> right() {
    return List.of("{}");
  }

  /** Parameters that are wrong, and the pointer, from the parameters on, of what is. */
  protected abstract Map<String, String> wrong();

  /** Texts with something in them, or nearly so. */
  protected abstract List<String> texts();

  @Test
  void isListedUnderAllItsNames() {
    Stream.concat(Stream.of(guardrail().name()), guardrail().spellings().stream())
        .forEach(
            name -> {
              assertThat(Guardrails.named(name)).as(name).hasSameClassAs(guardrail());
              assertThat(Guardrails.named("default." + name)).hasSameClassAs(guardrail());
            });
  }

  @Test
  void takesParametersThatAreRight() {
    right().forEach(json -> assertThat(mistakes(json)).as(json).isEmpty());
  }

  @Test
  void saysWhatIsWrongWithParametersAndWhere() {
    wrong().forEach((json, at) -> assertThat(mistakes(json)).as(json).containsKey("/check" + at));
  }

  @Test
  void neverThrowsForParametersOfAnyType() {
    Stream.concat(right().stream(), wrong().keySet().stream())
        .flatMap(json -> JSON.readTree(json).propertyNames().stream())
        .flatMap(key -> VALUES.stream().map(value -> "{\"" + key + "\":" + value + "}"))
        .forEach(json -> assertThatCode(() -> mistakes(json)).as(json).doesNotThrowAnyException());
  }

  @Test
  void findsPlacesInsideTheText() {
    for (TextCheck check : checks()) {
      Stream.concat(texts().stream(), ODD.stream())
          .forEach(
              text -> {
                int settled = check.settled(text);
                assertThat(settled).as(text).isBetween(0, text.length());
                assertThat(found(check, text))
                    .allMatch(each -> 0 <= each.start() && each.start() < each.end())
                    .allMatch(each -> each.end() <= text.length());
              });
    }
  }

  /** Whatever was let through of a text that grew, no place of the whole text is cut by it. */
  @Test
  void settlesNothingThatMoreTextWouldChange() {
    for (TextCheck check : checks()) {
      texts().forEach(text -> assertSettles(check, text));
    }
  }

  private static void assertSettles(TextCheck check, String text) {
    List<Finding> whole = found(check, text);
    for (int length = 0; length <= text.length(); length++) {
      String grown = text.substring(0, length);
      int settled = check.settled(grown);
      List<Finding> decided = before(settled, whole);
      assertThat(before(settled, found(check, grown))).as(grown).isEqualTo(decided);
      assertThat(decided).as(grown).allMatch(each -> each.end() <= settled);
      int kept = Math.max(0, settled - check.lookback());
      assertThat(after(settled, moved(kept, found(check, text.substring(kept)))))
          .as("after %s", grown)
          .isEqualTo(after(settled, whole));
    }
  }

  @Test
  void looksAtLargeTextsInLinearTime() {
    for (TextCheck check : checks()) {
      Stream.concat(texts().stream(), Stream.of("a", "1", "@", ":", ".", "-----BEGIN ", "\uDC00"))
          .map(text -> text.repeat(LARGE / Math.max(1, text.length()) + 1))
          .forEach(
              text ->
                  assertTimeoutPreemptively(
                      Duration.ofSeconds(60),
                      () -> {
                        check.find(text, _ -> {});
                        check.settled(text);
                      }));
    }
  }

  protected static List<Finding> found(TextCheck check, String text) {
    List<Finding> found = new ArrayList<>();
    check.find(text, found::add);
    found.sort(Comparator.comparingInt(Finding::start).thenComparing(Finding::end));
    return found;
  }

  private static List<Finding> before(int offset, List<Finding> findings) {
    return findings.stream().filter(each -> each.start() < offset).toList();
  }

  private static List<Finding> after(int offset, List<Finding> findings) {
    return findings.stream().filter(each -> each.start() >= offset).toList();
  }

  private static List<Finding> moved(int by, List<Finding> findings) {
    return findings.stream()
        .map(f -> new Finding(f.start() + by, f.end() + by, f.kind(), f.replacement()))
        .toList();
  }

  private List<TextCheck> checks() {
    return right().stream()
        .map(json -> guardrail().compile(parameters(json, new TreeMap<>())))
        .filter(TextCheck.class::isInstance)
        .map(TextCheck.class::cast)
        .toList();
  }

  private Map<String, String> mistakes(String json) {
    Map<String, String> mistakes = new TreeMap<>();
    guardrail().compile(parameters(json, mistakes));
    return mistakes;
  }

  private static Parameters parameters(String text, Map<String, String> mistakes) {
    JsonNode json = JSON.readTree(text);
    return new Parameters(json, "/check", mistakes::put);
  }
}
