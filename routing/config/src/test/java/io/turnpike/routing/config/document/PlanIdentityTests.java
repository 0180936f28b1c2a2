package io.turnpike.routing.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.plan.PlanRules;
import io.turnpike.routing.plan.Query.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes of a config make other answers. Single quotes stand for double ones. */
class PlanIdentityTests {

  private static final String CONFIG =
      """
      {'cache': {'mode': 'simple'},
       'strategy': {'mode': 'loadbalance'},
       'retry': {'attempts': 2},
       'input_guardrails': [],
       'targets': [
         {'name': 'a', 'provider': '@one', 'weight': 2, 'override_params': {'model': 'm', 'top_p': 1}},
         {'name': 'b', 'provider': '@two', 'weight': 1, 'default_params': {'weight': 3}}]}""";

  private static final String CONDITIONS =
      """
      {'cache': {'mode': 'simple'},
       'strategy': {'mode': 'conditional', 'default': 'a', 'conditions': [
         {'query': {'metadata.tier': 'gold', 'params.model': 'm'}, 'then': 'a'},
         {'query': {'$or': [{'user': 'ann'}, {'time.hour': {'$gt': 9}}, {'metadata.tier': 'x'}]}, 'then': 'b'},
         {'query': {'headers.x-kind': {'$exists': true}}, 'then': 'b'}]},
       'targets': [{'name': 'a', 'provider': '@one'}, {'name': 'b', 'provider': '@two'}]}""";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'name': 'a'|'name': 'other'",
        "'weight': 2,|'weight': 5,",
        "'attempts': 2|'attempts': 3",
        "'mode': 'simple'|'mode': 'simple', 'max_age': 9, 'tags': ['x'], 'scope': 'user'",
        "'retry': {|'timeouts': {'total': '9s'}, 'retry': {",
        "'model': 'm', 'top_p': 1|'top_p': 1, 'model': 'm'",
        "'input_guardrails': [],|",
      })
  void theSameAnswersComeOfIt(String before, String after) {
    assertThat(CONFIG).contains(before);
    assertThat(fingerprint(CONFIG.replace(before, after == null ? "" : after)))
        .isNotEmpty()
        .isEqualTo(fingerprint(CONFIG));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "@one|@three",
        "'mode': 'loadbalance'|'mode': 'fallback'",
        "'model': 'm'|'model': 'n'",
        "'top_p': 1|'top_p': 0.5",
        "'top_p': 1|'name': 1",
        "'weight': 3|'weight': 4",
        "default_params|override_params",
        "'name': 'b',|'name': 'b', 'drop_params': ['seed'],",
        "'name': 'b',|'name': 'b', 'forward_headers': ['x-kind'],",
      })
  void otherAnswersComeOfIt(String before, String after) {
    assertThat(CONFIG).contains(before);
    assertThat(fingerprint(CONFIG.replace(before, after))).isNotEqualTo(fingerprint(CONFIG));
  }

  @Test
  void whereAConditionLeadsCountsAndNotHowThatIsCalled() {
    String renamed =
        CONDITIONS
            .replace("'then': 'b'", "'then': 'c'")
            .replace("{'name': 'b'", "{'name': 'c'")
            .replace("'default': 'a'", "'default': 'd'")
            .replace("'then': 'a'", "'then': 'd'")
            .replace("{'name': 'a'", "{'name': 'd'");
    String elsewhere =
        CONDITIONS.replace("{'$exists': true}}, 'then': 'b'", "{'$exists': true}}, 'then': 'a'");

    assertThat(fingerprint(renamed)).isEqualTo(fingerprint(CONDITIONS));
    assertThat(fingerprint(elsewhere)).isNotEqualTo(fingerprint(CONDITIONS));
    assertThat(fingerprint(CONDITIONS.replace("'default': 'a'", "'default': 'b'")))
        .isNotEqualTo(fingerprint(CONDITIONS));
    assertThat(fingerprint(CONDITIONS.replace("gold", "silver")))
        .isNotEqualTo(fingerprint(CONDITIONS));
  }

  @Test
  void whatConditionsAskBesideTheBodyIsKnownOnce() {
    assertThat(rules(CONDITIONS).asked())
        .extracting(Field::text)
        .containsExactly("metadata.tier", "user", "headers.x-kind");
    assertThat(rules(CONFIG).asked()).isEmpty();
  }

  @Test
  void whatKeepsNoAnswersNeedsNone() {
    assertThat(rules(CONFIG.replace("'cache': {'mode': 'simple'},", ""))).isEqualTo(PlanRules.NONE);
  }

  private static String fingerprint(String config) {
    return rules(config).fingerprint();
  }

  private static PlanRules rules(String config) {
    ConfigDocument read = ConfigDocument.read(config.replace('\'', '"'));
    assertThat(read.mistakes().list()).isEmpty();
    return read.rules();
  }
}
