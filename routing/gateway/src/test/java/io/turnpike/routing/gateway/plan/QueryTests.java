package io.turnpike.routing.gateway.plan;

import static io.turnpike.routing.gateway.plan.Plans.target;
import static io.turnpike.routing.gateway.plan.QuerySamples.field;
import static io.turnpike.routing.gateway.plan.QuerySamples.metadata;
import static io.turnpike.routing.gateway.plan.QuerySamples.params;
import static io.turnpike.routing.gateway.plan.QuerySamples.regex;
import static io.turnpike.routing.gateway.plan.QuerySamples.text;
import static io.turnpike.routing.gateway.plan.QuerySamples.truth;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Query.All;
import io.turnpike.routing.plan.Query.Any;
import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Not;
import io.turnpike.routing.plan.Query.Nothing;
import io.turnpike.routing.plan.Query.Numeric;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Operator;
import io.turnpike.routing.plan.Query.Source;
import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.usage.DecisionNote.Evaluated;
import io.turnpike.routing.usage.DecisionNote.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

/** Conditions: every operator, and what is written down of them. */
class QueryTests {

  private final Scene scene = new Scene();

  @Test
  void theFirstBranchThatHoldsIsTakenAndNoOther() {
    scene.metadata.put("plan", "pro");
    Conditional plan =
        new Conditional(
            "/c",
            List.of(
                new Branch("free", metadata("plan", Operator.EQ, text("free")), target("a")),
                new Branch(
                    "paid", metadata("plan", Operator.IN, text("pro"), text("team")), target("b")),
                new Branch("any", new All(List.of()), target("c"))),
            target("d"));

    StepVerifier.create(scene.walk(plan)).verifyComplete();

    assertThat(scene.asked).containsExactly("b");
    assertThat(scene.draft().decision()).isEqualTo("conditional:paid");
    assertThat(scene.notes(Evaluated.class))
        .containsExactly(
            new Evaluated(
                "/c",
                "free",
                false,
                List.of(new Seen("metadata.plan", "$eq \"free\"", "pro", false))),
            new Evaluated(
                "/c",
                "paid",
                true,
                List.of(new Seen("metadata.plan", "$in [\"pro\",\"team\"]", "pro", true))));
  }

  @Test
  void theDefaultTakesTheRest() {
    Conditional plan =
        new Conditional(
            "/c",
            List.of(new Branch("x", metadata("plan", Operator.EQ, text("x")), target("a"))),
            target("d"));

    StepVerifier.create(scene.walk(plan)).verifyComplete();

    assertThat(scene.asked).containsExactly("d");
    assertThat(scene.draft().decision()).isEqualTo("conditional:default");
  }

  @Test
  void withoutADefaultTheRestIsTheClientsMistake() {
    Conditional plan =
        new Conditional(
            "/c",
            List.of(new Branch("x", metadata("plan", Operator.EQ, text("x")), target("a"))),
            null);

    StepVerifier.create(scene.walk(plan))
        .verifyErrorSatisfies(
            error -> {
              assertThat(((AttemptFailed) error).code()).isEqualTo("no_branch_holds");
              assertThat(((AttemptFailed) error).status()).isEqualTo(400);
            });
  }

  @Test
  void siblingsMustAllHold() {
    scene.metadata.put("n", "5");
    Query between =
        new All(
            List.of(
                metadata("n", Operator.GT, new Numeric(3)),
                metadata("n", Operator.LT, new Numeric(5))));
    assertThat(holds(between)).isFalse();

    scene.metadata.put("n", "4");
    assertThat(holds(between)).isTrue();
    assertThat(holds(new Not(between))).isFalse();
    assertThat(holds(new Any(List.of(new Not(between), between)))).isTrue();
    assertThat(holds(new Any(List.of()))).isFalse();
  }

  @Test
  void aMissingFieldSatisfiesOnlyWhatAsksForItsAbsence() {
    for (Operator operator : Operator.values()) {
      boolean expected = operator == Operator.NE || operator == Operator.NIN;
      Query query =
          operator == Operator.REGEX
              ? regex(metadata("x"), "")
              : new Comparison(metadata("x"), operator, List.of(truth(true)), null);
      assertThat(holds(query)).as(operator.word()).isEqualTo(expected);
    }
    assertThat(holds(new Comparison(metadata("x"), Operator.EXISTS, List.of(truth(false)), null)))
        .isTrue();
    assertThat(holds(params("x.y", Operator.EQ, new Nothing()))).isFalse();
  }

  /** Metadata is text; what looks like a number is compared as one with a number. */
  @ParameterizedTest
  @CsvSource({
    "10, GT, 9, true",
    "9, GT, 10, false",
    "10, EQ, 10.0, true",
    "1e1, EQ, 10, true",
    "ten, GT, 9, false",
    "ten, LTE, 9, false",
    "NaN, LTE, 9, false",
    "0x10, GT, 9, false",
    "10, NE, 10, false",
    "ten, NE, 10, true",
    "10, GTE, 10, true",
    "10, LTE, 10, true",
    "'', GTE, 0, false"
  })
  void textThatIsANumber(String value, Operator operator, double wanted, boolean held) {
    scene.metadata.put("n", value);

    assertThat(holds(metadata("n", operator, new Numeric(wanted)))).isEqualTo(held);
  }

  @Test
  void textIsOrderedAsTextUnlessBothAreNumbers() {
    scene.metadata.put("date", "2026-03-01");
    assertThat(holds(metadata("date", Operator.GT, text("2026-02-28")))).isTrue();

    scene.metadata.put("date", "9");
    assertThat(holds(metadata("date", Operator.GT, text("10")))).isFalse();
  }

  @Test
  void inTheBodyANumberIsNoText() {
    scene.body = "{\"messages\":[],\"a\":\"3\",\"b\":3,\"c\":true,\"d\":null,\"e\":\"true\"}";

    assertThat(holds(params("a", Operator.EQ, new Numeric(3)))).isFalse();
    assertThat(holds(params("a", Operator.GT, new Numeric(2)))).isFalse();
    assertThat(holds(params("b", Operator.EQ, new Numeric(3)))).isTrue();
    assertThat(holds(params("b", Operator.EQ, text("3")))).isFalse();
    assertThat(holds(params("c", Operator.EQ, truth(true)))).isTrue();
    assertThat(holds(params("e", Operator.EQ, truth(true)))).isFalse();
    assertThat(holds(params("d", Operator.EQ, new Nothing()))).isTrue();
    assertThat(holds(params("d", Operator.EXISTS, truth(true)))).isTrue();
  }

  @Test
  void pathsReachIntoObjectsAndLists() {
    scene.body =
        """
        {"model":"gpt","messages":[{"role":"system","content":"Be kind."},
         {"role":"user","content":[{"type":"text","text":"Look"},{"type":"image_url"}]}],
         "response_format":{"type":"json_schema"},"stop":["a","b"],"empty":[],
         "tools":[{"function":{"name":"look"}},{"function":{"name":"walk"}}]}
        """;

    assertThat(holds(params("model", Operator.EQ, text("gpt")))).isTrue();
    assertThat(holds(params("response_format.type", Operator.EQ, text("json_schema")))).isTrue();
    assertThat(holds(params("messages.0.role", Operator.EQ, text("system")))).isTrue();
    assertThat(holds(params("messages.1.role", Operator.EQ, text("system")))).isFalse();
    assertThat(holds(params("messages.-1.role", Operator.EQ, text("user")))).isTrue();
    assertThat(holds(params("messages.7.role", Operator.EXISTS, truth(true)))).isFalse();
    assertThat(holds(params("messages.1.content.1.type", Operator.EQ, text("image_url")))).isTrue();
    assertThat(holds(params("messages.content.type", Operator.EQ, text("image_url")))).isTrue();
    assertThat(holds(params("tools.function.name", Operator.IN, text("walk")))).isTrue();
    assertThat(holds(params("tools.function.name", Operator.NIN, text("walk")))).isFalse();
    assertThat(holds(params("stop", Operator.EQ, text("b")))).isTrue();
    assertThat(holds(params("stop", Operator.NE, text("b")))).isFalse();
    assertThat(holds(params("stop", Operator.NE, text("c")))).isTrue();
    assertThat(holds(params("empty", Operator.EXISTS, truth(true)))).isTrue();
    assertThat(holds(params("empty", Operator.EQ, text("b")))).isFalse();
    assertThat(holds(params("response_format", Operator.EXISTS, truth(true)))).isTrue();
  }

  @Test
  void patternsAndPartsOfText() {
    scene.metadata.put("mail", "ann@example.org");

    assertThat(holds(regex(metadata("mail"), "@example\\.(org|com)$"))).isTrue();
    assertThat(holds(regex(metadata("mail"), "^example"))).isFalse();
    assertThat(holds(metadata("mail", Operator.CONTAINS, text("example")))).isTrue();
    assertThat(holds(metadata("mail", Operator.CONTAINS, text("Example")))).isFalse();
  }

  @Test
  void aPatternSiblingDoesNotHideTheOthers() {
    scene.metadata.put("mail", "ann@example.org");

    assertThat(
            holds(
                new All(
                    List.of(
                        regex(metadata("mail"), "example"),
                        metadata("mail", Operator.NE, text("ann@example.org"))))))
        .isFalse();
  }

  @Test
  void whatIsWrittenDownIsShort() {
    scene.metadata.put("x", "y".repeat(500));

    holds(
        metadata(
            "x",
            Operator.IN,
            Stream.generate(() -> text("z".repeat(90))).limit(900).toArray(Operand[]::new)));

    Seen seen = scene.notes(Evaluated.class).getFirst().seen().getFirst();
    assertThat(seen.value()).hasSize(64).endsWith("…");
    assertThat(seen.wanted()).hasSize(64).startsWith("$in [\"zzz");
  }

  @Test
  void promptsAndSecretsAreNotWrittenDown() {
    scene.body = "{\"messages\":[{\"role\":\"user\",\"content\":\"canary-word\"}]}";

    assertThat(holds(params("messages.0.content", Operator.CONTAINS, text("canary")))).isTrue();
    assertThat(scene.draft().notes().toString())
        .doesNotContain("canary-word")
        .contains("… (11 characters)");
    scene.body = "{\"own_field\":\"canary-word\",\"messages\":[]}";
    assertThat(holds(params("own_field", Operator.CONTAINS, text("canary")))).isTrue();
    assertThat(scene.draft().notes().toString()).doesNotContain("canary-word");
    scene.headers.put("x-upstream-token", "canary-word");
    assertThat(holds(regex(field(Source.HEADERS, "x-upstream-token"), "canary"))).isTrue();
    assertThat(scene.draft().notes().toString()).doesNotContain("canary-word");
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorization", "x-api-key", "api-key", "x-portkey-api-key", "cookie"})
  void aCallersKeyCannotBeGuessedAt(String header) {
    scene.headers.put(header, "Bearer canary-word");

    assertThat(holds(regex(field(Source.HEADERS, header), "canary"))).isFalse();
  }

  private boolean holds(Query query) {
    return QuerySamples.holds(scene, query);
  }

  private boolean holds(Field field, Operand wanted) {
    return QuerySamples.holds(scene, field, wanted);
  }
}
