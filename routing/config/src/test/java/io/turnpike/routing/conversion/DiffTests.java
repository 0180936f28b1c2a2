package io.turnpike.routing.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.ConfigConversion.Change;
import io.turnpike.routing.ConfigConversion.Difference;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffTests {

  private static final String BALANCED =
      """
      {'strategy': {'mode': 'fallback'}, 'timeouts': {'first_token': '8s'}, 'targets': [
        {'provider': '@anthropic', 'override_params': {'model': 'haiku'}},
        {'strategy': {'mode': 'loadbalance'}, 'targets': [
          {'provider': '@openai-eu', 'weight': 3, 'override_params': {'model': 'mini'}},
          {'provider': '@openai-us', 'weight': 1, 'override_params': {'model': 'mini'}}]}]}
      """;
  private static final String CONDITIONAL =
      """
      {'strategy': {'mode': 'conditional', 'conditions': [
          {'query': {'metadata.plan': 'pro'}, 'then': 'best'},
          {'query': {'prompt.tokens': {'$gt': 1000}}, 'then': 'long'}], 'default': 'cheap'},
       'targets': [{'name': 'best', 'provider': '@a'}, {'name': 'long', 'provider': '@b'},
         {'name': 'cheap', 'provider': '@c'}]}
      """;

  private static Difference difference(String before, String after) {
    return ConversionFixture.CONVERSION.diff(before.replace('\'', '"'), after.replace('\'', '"'));
  }

  private static List<Change> diff(String before, String after) {
    return difference(before, after).changes();
  }

  private static List<String> told(String before, String after) {
    return diff(before, after).stream()
        .map(it -> it.subject() + ": " + it.key() + " " + it.before() + " → " + it.after())
        .toList();
  }

  private static String edited(String document, String old, String now) {
    assertThat(document).contains(old);
    return document.replace(old, now);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'provider':'a'} | {"provider": "@a"}
          {'provider':'a','request_timeout':8000} | {'timeouts':{'first_token':'8s','answer':'8s'},'provider':'a'}
          {'provider':'a'} | {'targets':[{'provider':'a'}]}
          {'provider':'a'} | {'provider':'a','timeouts':{'connect':'2s'},'retry':{'attempts':0}}
          {'provider':'a','override_params':{'n':1,'user':'x'}} | {'provider':'a','override_params':{'user':'x','n':1}}
          {'strategy':{'mode':'loadbalance'},'targets':[{'provider':'a'},{'provider':'b'}]} | {'strategy':{'mode':'loadbalance','allow_fallbacks':true},'targets':[{'provider':'b','weight':1},{'provider':'a'}]}
          {'strategy':{'mode':'loadbalance'},'targets':[{'provider':'a','weight':3},{'provider':'b','weight':1}]} | {'strategy':{'mode':'loadbalance'},'targets':[{'provider':'a','weight':6},{'provider':'b','weight':2}]}
          {'strategy':{'mode':'fallback'},'override_params':{'model':'m'},'targets':[{'provider':'a'},{'provider':'b'}]} | {'mode':'fallback','options':[{'provider':'a','override_params':{'model':'m'}},{'virtual_key':'b','overrideParams':{'model':'m'}}]}
          """)
  void findsNothingWhereRequestsNoticeNothing(String before, String after) {
    assertThat(diff(before, after)).isEmpty();
    assertThat(diff(after, before)).isEmpty();
  }

  @Test
  void findsNothingBetweenADocumentAndItself() {
    assertThat(diff(BALANCED, BALANCED)).isEmpty();
    assertThat(diff(CONDITIONAL, CONDITIONAL)).isEmpty();
  }

  @Test
  void tellsWeights() {
    assertThat(diff(BALANCED, edited(BALANCED, "'weight': 3", "'weight': 1")))
        .containsExactly(
            new Change("/targets/1/targets/0", "@openai-eu (mini)", "weight", "3", "1"));
  }

  @Test
  void tellsWhatHoldsForTheWholeDocument() {
    String before =
        "{'provider': 'a', 'cache': {'mode': 'simple', 'max_age': 60}, 'input_guardrails': ["
            + "{'words': {'deny': ['x']}}, {'webhook': {'url': 'https://g.test', 'secret': 'S1'}}]}";
    String after =
        "{'provider': 'a', 'cache': {'mode': 'simple', 'max_age': 90}, 'input_guardrails': ["
            + "{'words': {'deny': ['x', 'y']}, 'deny': true},"
            + " {'webhook': {'url': 'https://g.test', 'secret': 'S2'}}],"
            + " 'output_guardrails': [{'notNull': {}}]}";

    assertThat(told(before, after))
        .contains(
            "@a: cache.max_age 60s → 90s",
            "@a: input_guardrails.0.action flag → deny",
            "@a: input_guardrails.0.parameters.deny x → x, y")
        .anyMatch(it -> it.startsWith("@a: output_guardrails null → {"))
        .anyMatch(it -> it.startsWith("@a: input_guardrails.1.parameters.secret (not shown, "))
        .noneMatch(it -> it.contains("S1") || it.contains("S2"));
    assertThat(told(before, before)).isEmpty();
  }

  @Test
  void tellsATargetThatIsNew() {
    String after =
        edited(
            BALANCED,
            "'weight': 1, 'override_params': {'model': 'mini'}}",
            "'weight': 1, 'override_params': {'model': 'mini'}}, {'provider': '@azure-eu',"
                + " 'override_params': {'model': 'gpt-4o-mini'}}");

    assertThat(diff(BALANCED, after))
        .containsExactly(
            new Change(
                "/targets/1/targets/2",
                "loadbalance over @openai-eu (mini), @openai-us (mini), @azure-eu (gpt-4o-mini)",
                "targets",
                null,
                "@azure-eu (gpt-4o-mini), weight 1"));
    assertThat(diff(after, BALANCED))
        .containsExactly(
            new Change(
                "/targets/1/targets/2",
                "loadbalance over @openai-eu (mini), @openai-us (mini)",
                "targets",
                "@azure-eu (gpt-4o-mini), weight 1",
                null));
  }

  @Test
  void tellsOnceWhatChangesForSeveralTargets() {
    assertThat(told(BALANCED, edited(BALANCED, "'8s'", "'4s'")))
        .containsExactly(
            "3 targets: @anthropic (haiku), @openai-eu (mini), @openai-us (mini):"
                + " timeouts.first_token 8s → 4s");
  }

  @Test
  void tellsWhichHeadersArePassedOn() {
    String before = "{'provider': 'a', 'forward_headers': ['x-b', 'X-A']}";

    assertThat(diff(before, "{'provider': '@a', 'forwardHeaders': ['x-a', 'x-b']}")).isEmpty();
    assertThat(told(before, edited(before, "'x-b'", "{'from': 'x-b', 'to': 'x-c'}")))
        .containsExactly("@a: forward_headers x-a, x-b → x-a, x-b as x-c");
    assertThat(told(before, "{'provider': 'a'}"))
        .containsExactly("@a: forward_headers x-a, x-b → none");
  }

  @Test
  void tellsWhoChoosesTheProvider() {
    assertThat(told("{'provider': 'a'}", "{'passthrough': true}"))
        .containsExactly("passthrough: provider a → @");
  }

  @Test
  void tellsWhatBecomesOfInvalidEvents() {
    assertThat(told("{'provider':'a'}", "{'provider':'a','invalid_events':'relay'}"))
        .containsExactly("@a: invalid_events drop → relay");
  }

  @Test
  void tellsWhenBreakersOpen() {
    String before = "{'provider': 'a', 'cb_config': {'failure_threshold': 5}}";
    String same =
        "{'strategy': {'mode': 'single', 'cb_config': {'failure_threshold': 5}},"
            + " 'targets': [{'provider': 'a'}]}";

    assertThat(diff(before, same)).isEmpty();
    assertThat(told(before, edited(before, "5", "9, 'cooldown_interval': 30000")))
        .containsExactly(
            "@a: cb_config.failure_threshold 5 → 9", "@a: cb_config.cooldown_interval null → 30s");
  }

  @Test
  void tellsATotalOnce() {
    String all = "3 targets: @anthropic (haiku), @openai-eu (mini), @openai-us (mini)";
    assertThat(told(BALANCED, edited(BALANCED, "'8s'", "'8s', 'total': '20s'")))
        .containsExactly(all + ": timeouts.answer 600s → 20s", all + ": timeouts.total 600s → 20s");
  }

  @Test
  void tellsHowLongAnAnswerMayTake() {
    assertThat(
            told(
                "{'provider':'a','request_timeout':8000}",
                "{'provider':'a','timeouts':{'first_token':'8s'}}"))
        .containsExactly("@a: timeouts.answer 8s → 600s");
  }

  @Test
  void tellsANewOrder() {
    String before = fallback("a", "b", "c", "d");

    assertThat(told(before, fallback("d", "a", "b", "c")))
        .containsExactly(
            "fallback over @d, @a, @b and 1 more: order of targets @a, @b, @c, @d → @d, @a, @b, @c");
  }

  @Test
  void knowsATargetByItsNameWhateverItBecame() {
    String before = "{'name': 'main', 'provider': '@a', 'override_params': {'model': 'm'}}";

    assertThat(told(before, edited(edited(before, "@a", "@b"), "'m'", "'n'")))
        .containsExactly("\"main\": provider a → b", "\"main\": override_params.model m → n");
  }

  @Test
  void tellsARenamedTargetAndWhoLeadsToIt() {
    String after = CONDITIONAL.replace("'best'", "'finest'");
    assertThat(told(CONDITIONAL, after))
        .containsExactly(
            "\"finest\": name best → finest",
            "conditional over @a, @b, @c: conditions.0.then best → finest");
  }

  @Test
  void tellsConditions() {
    String subject = "conditional over @a, @b, @c: ";
    assertThat(told(CONDITIONAL, edited(CONDITIONAL, "1000", "2000")))
        .containsExactly(
            subject
                + "conditions.1.query {\"prompt.tokens\":{\"$gt\":1000}} → {\"prompt.tokens\":{\"$gt\":2000}}");
    assertThat(told(CONDITIONAL, edited(CONDITIONAL, "'default': 'cheap'", "'default': 'long'")))
        .containsExactly(
            "conditional over @a, @b: targets \"cheap\", @c → null",
            "conditional over @a, @b: default cheap → long");
  }

  @Test
  void tellsConditionsThatAreNewOrAskedInAnotherOrder() {
    String subject = "conditional over @a, @b, @c: ";
    String pro = "{'query': {'metadata.plan': 'pro'}, 'then': 'best'},";
    String free = "{'query': {'metadata.plan': 'free'}, 'then': 'cheap'},";
    assertThat(told(CONDITIONAL, edited(CONDITIONAL, pro, free + pro)))
        .containsExactly(
            "conditional over @c, @a, @b: conditions null → "
                + "{\"query\":{\"metadata.plan\":\"free\"},\"then\":\"cheap\"}");
    String swapped =
        edited(CONDITIONAL, pro, "").replace("'then': 'long'}", "'then': 'long'}," + pro);
    assertThat(told(CONDITIONAL, swapped.replace("'best'},]", "'best'}]")))
        .containsExactly(
            "conditional over @b, @a, @c: order of conditions best, long → long, best");
  }

  @Test
  void tellsTheModeAndItsSettings() {
    String after =
        edited(BALANCED, "'mode': 'loadbalance'", "'mode': 'least_latency', 'probe_percent': 9")
            .replace("'weight': 3,", "")
            .replace("'weight': 1,", "");

    assertThat(told(BALANCED, after))
        .containsExactly(
            "least_latency over @openai-eu (mini), @openai-us (mini): mode loadbalance → least_latency",
            "@openai-eu (mini): weight 3 → null",
            "@openai-us (mini): weight 1 → null",
            "least_latency over @openai-eu (mini), @openai-us (mini): probe_percent null → 9");
  }

  @Test
  void tellsATargetThatGotCompany() {
    assertThat(told("{'provider': 'a'}", fallback("a", "b")))
        .containsExactly(
            "fallback over @a, @b: mode single → fallback",
            "fallback over @a, @b: targets null → @b");
  }

  @Test
  void tellsDetoursAndShadows() {
    String after =
        """
        {'provider': 'a', 'context_window_fallbacks': [{'provider': 'b'}],
         'shadow': {'percent': 5, 'target': {'provider': 'c'}}}
        """;

    assertThat(told("{'provider': 'a'}", after))
        .containsExactlyInAnyOrder(
            "@a: shadow.percent null → 5",
            "@a: shadow.per_minute null → 60",
            "@a: context_window_fallbacks null → @b",
            "@a: shadow.target null → @c");
  }

  @Test
  void tellsValuesOfRequestsWhateverTheirKeys() {
    String before = "{'provider': 'a', 'override_params': {'at': {'at': 1}, 'tools': [{'a': 1}]}}";
    assertThat(told(before, edited(edited(before, "'at': 1", "'at': 2"), "'a': 1", "'a': '1'")))
        .containsExactly(
            "@a: override_params.at {\"at\":1} → {\"at\":2}",
            "@a: override_params.tools [{\"a\":1}] → [{\"a\":\"1\"}]");
    assertThat(told(parameter("1"), parameter("'1'")))
        .containsExactly("@a: override_params.x 1 → \"1\"");
  }

  @Test
  void tellsLongValuesFromWhereTheyPart() {
    assertThat(
            told(parameter("'" + "y".repeat(500) + "1'"), parameter("'" + "y".repeat(500) + "2'")))
        .containsExactly(
            "@a: override_params.x …yyyyyyyyyyyyyyyyyyyy1\" → …yyyyyyyyyyyyyyyyyyyy2\"");
  }

  private static String parameter(String value) {
    return "{'provider': 'a', 'override_params': {'x': " + value + "}}";
  }

  @Test
  void keepsWhatANodeSaysWhenItsTargetGetsCompany() {
    String shadow = ", 'shadow': {'percent': 5, 'target': {'provider': 'c'}}}";
    assertThat(told("{'provider': 'a'" + shadow, fallback("a", "b").replaceFirst("}$", shadow)))
        .containsExactly(
            "fallback over @a, @b: mode single → fallback",
            "fallback over @a, @b: targets null → @b");
  }

  @Test
  void countsWhatIsTooMuchToTell() {
    Difference difference = difference(manyParameters(1), manyParameters(2));
    assertThat(difference.changes()).hasSize(200);
    assertThat(difference.more()).isEqualTo(50);
  }

  @Test
  void refusesADocumentThatIsNotValid() {
    assertThatThrownBy(() -> diff("{}", "{'provider': 'a'}")).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> diff("{'provider': 'a'}", "no")).isInstanceOf(InvalidInput.class);
  }

  private static String fallback(String... providers) {
    String targets =
        List.of(providers).stream()
            .map("{'provider': '@%s'}"::formatted)
            .collect(Collectors.joining(","));
    return "{'strategy': {'mode': 'fallback'}, 'targets': [" + targets + "]}";
  }

  /** Five targets of fifty parameters, of which each has its own value. */
  private static String manyParameters(int value) {
    String targets =
        IntStream.range(0, 5)
            .mapToObj(i -> "{'provider':'p" + i + "','override_params':{" + fifty(i, value) + "}}")
            .collect(Collectors.joining(","));
    return "{'strategy': {'mode': 'fallback'}, 'targets': [" + targets + "]}";
  }

  private static String fifty(int target, int value) {
    return IntStream.range(0, 50)
        .mapToObj(i -> "'f" + target + "_" + i + "':" + value)
        .collect(Collectors.joining(","));
  }
}
