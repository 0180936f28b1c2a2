package io.turnpike.routing.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.ConfigConversion.Change;
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

  private static List<Change> diff(String before, String after) {
    return ConversionFixture.CONVERSION.diff(before.replace('\'', '"'), after.replace('\'', '"'));
  }

  private static List<String> sentences(String before, String after) {
    return diff(before, after).stream().map(Change::sentence).toList();
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
          {'provider':'a','request_timeout':8000} | {'timeouts':{'first_token':'8s'},'provider':'a'}
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
            new Change("/targets/1/targets/0", "Target @openai-eu (mini): weight 3 → 1."));
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
                "Added @azure-eu (gpt-4o-mini) to the loadbalance at /targets/1, weight 1."));
    assertThat(diff(after, BALANCED))
        .containsExactly(
            new Change(
                "/targets/1/targets/2",
                "Removed @azure-eu (gpt-4o-mini) from the loadbalance at /targets/1."));
  }

  @Test
  void tellsOnceWhatChangesForSeveralTargets() {
    assertThat(sentences(BALANCED, edited(BALANCED, "'8s'", "'4s'")))
        .containsExactly(
            "3 targets, @anthropic (haiku), @openai-eu (mini), @openai-us (mini):"
                + " timeouts.first_token 8s → 4s.");
  }

  @Test
  void tellsWhichHeadersArePassedOn() {
    String before = "{'provider': 'a', 'forward_headers': ['x-b', 'X-A']}";

    assertThat(diff(before, "{'provider': '@a', 'forwardHeaders': ['x-a', 'x-b']}")).isEmpty();
    assertThat(sentences(before, edited(before, "'x-b'", "{'from': 'x-b', 'to': 'x-c'}")))
        .containsExactly("Target @a: forward_headers x-a, x-b → x-a, x-b as x-c.");
    assertThat(sentences(before, "{'provider': 'a'}"))
        .containsExactly("Target @a: forward_headers is no longer x-a, x-b.");
  }

  @Test
  void tellsWhoChoosesTheProvider() {
    assertThat(sentences("{'provider': 'a'}", "{'passthrough': true}"))
        .containsExactly("Target passthrough: provider @a → passthrough.");
  }

  @Test
  void tellsWhatBecomesOfInvalidEvents() {
    assertThat(sentences("{'provider':'a'}", "{'provider':'a','invalid_events':'relay'}"))
        .containsExactly("Target @a: invalid_events drop → relay.");
  }

  @Test
  void tellsWhenBreakersOpen() {
    String before = "{'provider': 'a', 'cb_config': {'failure_threshold': 5}}";
    String same =
        "{'strategy': {'mode': 'single', 'cb_config': {'failure_threshold': 5}},"
            + " 'targets': [{'provider': 'a'}]}";

    assertThat(diff(before, same)).isEmpty();
    assertThat(sentences(before, edited(before, "5", "9, 'cooldown_interval': 30000")))
        .containsExactly(
            "Target @a: cb_config.cooldown_interval is now 30s.",
            "Target @a: cb_config.failure_threshold 5 → 9.");
  }

  @Test
  void tellsATotalOnce() {
    assertThat(sentences(BALANCED, edited(BALANCED, "'8s'", "'8s', 'total': '20s'")))
        .containsExactly("timeouts.total 600s → 20s.");
  }

  @Test
  void tellsTheFewestMoves() {
    String before = fallback("a", "b", "c", "d");

    assertThat(sentences(before, fallback("d", "a", "b", "c")))
        .containsExactly("Moved @d from place 4 to place 1 of the fallback at the top.");
  }

  @Test
  void knowsATargetByItsNameWhateverItBecame() {
    String before = "{'name': 'main', 'provider': '@a', 'override_params': {'model': 'm'}}";

    assertThat(sentences(before, edited(edited(before, "@a", "@b"), "'m'", "'n'")))
        .containsExactly(
            "Target \"main\": model \"m\" → \"n\".", "Target \"main\": provider @a → @b.");
  }

  @Test
  void tellsARenamedTargetWithoutItsConditions() {
    String after = CONDITIONAL.replace("'best'", "'finest'");

    assertThat(sentences(CONDITIONAL, after))
        .containsExactly("Target \"best\" is now called \"finest\".");
  }

  @Test
  void tellsConditions() {
    assertThat(sentences(CONDITIONAL, edited(CONDITIONAL, "1000", "2000")))
        .containsExactly(
            "Requests go to \"long\" where prompt.tokens > 2000, before it was where prompt.tokens"
                + " > 1000.");
    assertThat(
            sentences(CONDITIONAL, edited(CONDITIONAL, "'default': 'cheap'", "'default': 'long'")))
        .containsExactly(
            "Removed \"cheap\", @c, from the conditional at the top.",
            "Now \"long\" serves what no condition takes, before it was \"cheap\".");
  }

  @Test
  void tellsTheModeAndItsSettings() {
    String after =
        edited(BALANCED, "'mode': 'loadbalance'", "'mode': 'least_latency', 'probe_percent': 9")
            .replace("'weight': 3,", "")
            .replace("'weight': 1,", "");

    assertThat(sentences(BALANCED, after))
        .containsExactly(
            "The mode at /targets/1 loadbalance → least_latency.",
            "In the least_latency at /targets/1, probe_percent is now 9.");
  }

  @Test
  void tellsATargetThatGotCompany() {
    assertThat(sentences("{'provider': 'a'}", fallback("a", "b")))
        .containsExactly(
            "The mode at the top single → fallback.", "Added @b to the fallback at the top.");
  }

  @Test
  void tellsDetoursAndShadows() {
    String after =
        """
        {'provider': 'a', 'context_window_fallbacks': [{'provider': 'b'}],
         'shadow': {'percent': 5, 'target': {'provider': 'c'}}}
        """;

    assertThat(sentences("{'provider': 'a'}", after))
        .containsExactlyInAnyOrder(
            "In the single at the top, shadow.percent is now 5.",
            "In the single at the top, shadow.per_minute is now 60.",
            "Added @b to context_window_fallbacks at the top.",
            "Added @c to shadow at the top.");
  }

  @Test
  void countsWhatIsTooMuchToTell() {
    List<Change> changes = diff(manyParameters(1), manyParameters(2));

    assertThat(changes).hasSize(201);
    assertThat(changes.getLast().sentence()).isEqualTo("… and 50 more.");
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
