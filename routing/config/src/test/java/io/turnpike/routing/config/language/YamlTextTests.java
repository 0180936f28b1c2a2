package io.turnpike.routing.config.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.routing.config.document.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class YamlTextTests {

  @Test
  void readsADocumentAsPeopleWriteIt() {
    String json =
        YamlText.json(
            """
            # Two providers, the second one when the first is busy.
            strategy: { mode: fallback, on: [rate_limited] }
            timeouts:
              first_token: 2s
            targets:
              - provider: "@a"
                override_params:
                  temperature: 0.20
                  stop: null
              - provider: b
                weight: 1
            """);

    assertThat(json)
        .isEqualTo(
            """
            {
              "strategy": {
                "mode": "fallback",
                "on": [ "rate_limited" ]
              },
              "timeouts": {
                "first_token": "2s"
              },
              "targets": [ {
                "provider": "@a",
                "override_params": {
                  "temperature": 0.20,
                  "stop": null
                }
              }, {
                "provider": "b",
                "weight": 1
              } ]
            }
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "no,'\"no\"'",
    "yes,'\"yes\"'",
    "true,true",
    "1:30,'\"1:30\"'",
    "010,10",
    "0x1F,31",
    "0o17,15",
    "1e3,1E+3",
    "-1.50,-1.50",
    "~,null",
    "'',null",
    "2026-01-01,'\"2026-01-01\"'",
    "'\"5\"','\"5\"'",
    "!!str 5,'\"5\"'"
  })
  void readsScalarsByTheCoreSchema(String yaml, String json) {
    assertThat(YamlText.json("x: " + yaml)).isEqualTo("{\n  \"x\": " + json + "\n}\n");
  }

  @Test
  void followsAnchors() {
    String json = YamlText.json("a: &it {x: 1}\nb: *it\nc: *it\n");

    JsonNode tree = JsonMapper.shared().readTree(json);
    assertThat(tree.at("/c/x").intValue()).isEqualTo(1);
  }

  @Test
  void mergesWhatIsUsedTwice() {
    String json = YamlText.json("a: &it {x: 1, y: 2}\nb: {<<: *it, y: 3}\nc: {y: 4, <<: *it}\n");

    JsonNode tree = JsonMapper.shared().readTree(json);
    assertThat(tree.get("b")).isEqualTo(JsonMapper.shared().readTree("{\"x\": 1, \"y\": 3}"));
    assertThat(tree.get("c")).isEqualTo(JsonMapper.shared().readTree("{\"x\": 1, \"y\": 4}"));
  }

  @ParameterizedTest
  @MethodSource("io.turnpike.routing.config.document.Examples#right")
  void takesJsonAsItIs(Examples.Example example) {
    String json = YamlText.json(example.document());

    assertThat(JsonMapper.shared().readTree(json))
        .isEqualTo(JsonMapper.shared().readTree(example.document()));
  }

  @Test
  void saysLineAndColumnOfWhatIsWrong() {
    assertThat(mistakes("a: 1\n b: 2\n")).containsExactly("", "line 2, column 3");
    assertThat(mistakes("a: 1\na: 2\n")).containsExactly("/a", "line 2, column 1");
    assertThat(mistakes("a: !!binary aGk=\n")).containsExactly("/a", "line 1, column 4");
    assertThat(mistakes("x:\n  - !java {a: 1}\n")).containsExactly("/x/0", "line 2, column 5");
    assertThat(mistakes("a: .inf\n")).containsExactly("/a", "line 1, column 4");
    assertThat(mistakes("? [a]\n: b\n")).containsExactly("", "line 1, column 3");
    assertThat(mistakes("a: *nobody\n")).containsExactly("", "line 1, column 4");
    assertThat(mistakes("a: 'open\n").getFirst()).isEmpty();
    assertThat(mistakes("a: 1\n---\nb: 2\n").getFirst()).isEmpty();
    assertThat(mistakes("").getFirst()).isEmpty();
  }

  @Test
  void refusesABombAndADeepHoleWithoutFallingIn() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
    }

    assertThat(mistakes(bomb.toString())).isNotEmpty();
    assertThat(mistakes("a: &a [*a]\n")).isNotEmpty();
    assertThat(mistakes("[".repeat(100_000))).isNotEmpty();
    assertThat(mistakes("- ".repeat(100_000) + "x")).isNotEmpty();
    assertThat(mistakes("x".repeat(JsonText.LONGEST + 1))).isNotEmpty();
  }

  /** Pointer and place of the first mistake. */
  private static List<String> mistakes(String yaml) {
    InvalidInput invalid = catchThrowableOfType(InvalidInput.class, () -> YamlText.json(yaml));
    assertThat(invalid).as(yaml.substring(0, Math.min(80, yaml.length()))).isNotNull();
    Mistake first = invalid.mistakes().getFirst();
    String place = first.message().replaceFirst("(?s).*?(line \\d+, column \\d+).*", "$1");
    return List.of(first.pointer(), place);
  }
}
