package io.turnpike.routing.gateway.plan;

import static io.turnpike.routing.gateway.plan.QuerySamples.field;
import static io.turnpike.routing.gateway.plan.QuerySamples.numbers;
import static io.turnpike.routing.gateway.plan.QuerySamples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Operator;
import io.turnpike.routing.plan.Query.Source;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions: everything they can ask of a request. */
class QueryFieldsTests {

  private final Scene scene = new Scene();

  @Test
  void whoAsksAndWhere() {
    scene.headers.put("x-country", "ch");
    scene.headers.put("x-turnpike-tags", "batch, night");
    scene.metadata.put("tags", "eval,batch");
    scene.user = "ann";

    assertThat(holds(field(Source.HEADERS, "x-country"), text("ch"))).isTrue();
    assertThat(holds(field(Source.URL, "pathname"), text("/v1/chat/completions"))).isTrue();
    assertThat(holds(field(Source.KEY, "name"), text("notebook"))).isTrue();
    assertThat(holds(field(Source.KEY, "id"), text("00000000-0000-0003-0000-000000000003")))
        .isTrue();
    assertThat(holds(new Field(Source.TEAM, List.of(), "team"), text("research"))).isTrue();
    assertThat(holds(new Field(Source.USER, List.of(), "user"), text("ann"))).isTrue();
    assertThat(holds(new Field(Source.SESSION, List.of(), "session"), text("s"))).isFalse();
    for (String tag : List.of("batch", "night", "eval")) {
      assertThat(holds(new Field(Source.TAGS, List.of(), "tags"), text(tag))).as(tag).isTrue();
    }
    assertThat(holds(new Field(Source.TAGS, List.of(), "tags"), text("day"))).isFalse();
  }

  @Test
  void theBodysUserCountsWhereNoHeaderNamesOne() {
    scene.body = "{\"messages\":[],\"user\":\"bob\"}";
    assertThat(holds(new Field(Source.USER, List.of(), "user"), text("bob"))).isTrue();

    scene.user = "ann";
    assertThat(holds(new Field(Source.USER, List.of(), "user"), text("bob"))).isFalse();
  }

  @Test
  void whatABudgetHasLeftIsMissingWithoutOne() {
    Field left = field(Source.BUDGET, "remaining_usd");

    assertThat(holds(new Comparison(left, Operator.GTE, numbers(0), null))).isFalse();
    assertThat(holds(new Comparison(left, Operator.LT, numbers(1), null))).isFalse();
  }

  @Test
  void theTimeHereAndElsewhere() {
    Field weekday = field(Source.TIME, "Asia/Tokyo", "weekday");

    // The second is for a day that ends just now.
    boolean isToday = holds(weekday, text(dayInTokyo())) || holds(weekday, text(dayInTokyo()));
    assertThat(isToday).isTrue();
    Query aDay = new Comparison(field(Source.TIME, "hour"), Operator.LT, numbers(24), null);
    assertThat(holds(aDay)).isTrue();
    assertThat(holds(new Comparison(field(Source.TIME, "minute"), Operator.GTE, numbers(0), null)))
        .isTrue();
  }

  private static String dayInTokyo() {
    ZonedDateTime now = ZonedDateTime.now(ZoneId.of("Asia/Tokyo"));
    return now.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  @Test
  void howLongAPromptIs() {
    scene.body = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + "x".repeat(4_000) + "\"}]}";
    Field tokens = field(Source.PROMPT, "tokens");

    assertThat(holds(new Comparison(tokens, Operator.GT, numbers(1_000), null))).isTrue();
    assertThat(holds(new Comparison(tokens, Operator.GT, numbers(1_100), null))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello there | short",
        "```\\nx\\n``` | code,short",
        "Write a Python function that compiles this regex | code,short",
        "Solve the equation 3*x = 12 | maths,short",
        "What is 12 * 7? | maths,short",
        "What is love? | short",
        "What is \\\\frac{a}{b}? | maths,short"
      })
  void whatAPromptIsAbout(String words, String classes) {
    scene.body = "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}".formatted(words);

    assertThat(classes()).containsExactly(classes.split(","));
  }

  @Test
  void theLastThingTheUserSaidDecidesWhatItIsAbout() {
    scene.body =
        """
        {"messages":[{"role":"user","content":"```code```"},{"role":"assistant","content":"ok"},
         {"role":"user","content":[{"type":"text","text":"%s"}]},
         {"role":"assistant","content":"```"}]}
        """
            .formatted("word ".repeat(1_700));

    assertThat(classes()).containsExactly("long");
  }

  @Test
  void aRequestWithoutAUserIsAboutNothing() {
    scene.body = "{\"messages\":[{\"role\":\"system\",\"content\":\"```\"}]}";

    assertThat(classes()).isEmpty();
  }

  private List<String> classes() {
    return Stream.of("code", "maths", "short", "long")
        .filter(name -> holds(field(Source.PROMPT, "class"), text(name)))
        .toList();
  }

  private boolean holds(Query query) {
    return QuerySamples.holds(scene, query);
  }

  private boolean holds(Field field, Operand wanted) {
    return QuerySamples.holds(scene, field, wanted);
  }
}
