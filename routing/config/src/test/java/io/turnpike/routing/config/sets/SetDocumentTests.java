package io.turnpike.routing.config.sets;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.refusal.Mistake;
import io.turnpike.routing.guard.SetScope;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetDocumentTests {

  private static final String KEY = "0193a4f0-0000-7000-8000-000000000001";
  private static final String CHECK = "{'regexMatch': {'rule': 'secret'}, 'deny': true}";

  @Test
  void saysWhoseCallsAndWhatIsChecked() {
    SetDocument read =
        read(
            "{'scope': {'organization': true}, 'observe': true, 'output_guardrails': ["
                + CHECK
                + "]}");

    assertThat(mistakes(read)).isEmpty();
    assertThat(read.scope()).isEqualTo(SetScope.ORGANIZATION);
    assertThat(read.observed()).isTrue();
    assertThat(read.rules().input()).isEmpty();
    GuardrailRule rule = read.rules().output().getFirst();
    assertThat(rule.set()).isEqualTo("no-secrets");
    assertThat(rule.at()).isEqualTo("/output_guardrails/0");
    assertThat(rule.action()).isEqualTo(Action.DENY);
  }

  @Test
  void mayHoldForSeveral() {
    SetDocument read =
        read(
            "{'scope': {'team': ['search', 'support'], 'key': '%s'}, 'input_guardrails': [%s]}"
                .formatted(KEY.toUpperCase(Locale.ROOT), CHECK));

    assertThat(mistakes(read)).isEmpty();
    assertThat(read.scope())
        .isEqualTo(new SetScope(false, Set.of("search", "support"), Set.of(UUID.fromString(KEY))));
    assertThat(read.observed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | /scope",
        "{'scope': {}} | /scope",
        "{'scope': 'all'} | /scope",
        "{'scope': {'organization': false}} | /scope/organization",
        "{'scope': {'user': 'ann'}} | /scope/user",
        "{'scope': {'team': 7}} | /scope/team",
        "{'scope': {'team': ['a', 'a']}} | /scope/team/1",
        "{'scope': {'team': []}} | /scope/team",
        "{'scope': {'key': 'web'}} | /scope/key",
        "{'scope': {'keys': ['web']}} | /scope/keys/0",
        "{'scope': {'organization': true}, 'observe': 'yes'} | /observe",
        "{'scope': {'organization': true}, 'guardrails': []} | /guardrails",
        "{'scope': {'organization': true}, 'input_guardrails': {}} | /input_guardrails",
        "{'scope': {'organization': true}, 'input_guardrails': [{'nothing': {}}]}"
            + " | /input_guardrails/0/nothing",
      })
  void mistakesAreToldWhereTheyStand(String document, String pointer) {
    assertThat(mistakes(read(document))).extracting(Mistake::pointer).contains(pointer);
  }

  @Test
  void allMistakesAreToldTogether() {
    SetDocument read =
        read("{'scope': {'team': 1}, 'observe': 1, 'input_guardrails': [{'a': 1}, {'b': 2}]}");

    assertThat(mistakes(read))
        .extracting(Mistake::pointer)
        .containsExactlyInAnyOrder(
            "/scope/team", "/observe", "/input_guardrails/0/a", "/input_guardrails/1/b");
  }

  @Test
  void aSetWithoutChecksIsNone() {
    assertThat(mistakes(read("{'scope': {'organization': true}, 'input_guardrails': []}")))
        .extracting(Mistake::message)
        .singleElement()
        .asString()
        .contains("at least one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"`` | x", "[] | x", "{'scope' | x", "null | x", "{'scope': {}, 'scope': {}} | x"})
  void whatIsNoDocumentIsSaidToBeNone(String document, String unused) {
    assertThat(mistakes(read(document))).isNotEmpty();
  }

  @Test
  void aDocumentIsNotLongerThanCanBeKept() {
    String text = "{'scope': {'team': '" + "a".repeat(SetDocument.LONGEST) + "'}}";

    assertThat(mistakes(read(text))).hasSize(1);
  }

  private static SetDocument read(String document) {
    return SetDocument.read("no-secrets", document.replace('\'', '"'));
  }

  private static List<Mistake> mistakes(SetDocument read) {
    return read.mistakes().list();
  }
}
