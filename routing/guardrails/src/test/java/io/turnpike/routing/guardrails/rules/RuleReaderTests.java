package io.turnpike.routing.guardrails.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.Guardrails;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RuleReaderTests {

  private final List<String> mistakes = new ArrayList<>();

  private List<GuardrailRule> read(String list, Side side) {
    return new RuleReader("set", (at, sentence) -> mistakes.add(at + " " + sentence))
        .read(JsonMapper.shared().readTree(list.replace('\'', '"')), side, "/list");
  }

  private GuardrailRule one(String list) {
    List<GuardrailRule> rules = read(list, Side.INPUT);
    assertThat(mistakes).isEmpty();
    return rules.getFirst();
  }

  @Test
  void whatDetectsOnlyFlagsUnlessTold() {
    GuardrailRule rule = one("[{'words':{'deny':['x']}}]");

    assertThat(rule)
        .isEqualTo(
            new GuardrailRule(
                "set", "/list/0", "words", "{\"deny\":[\"x\"]}", Action.FLAG, false, OnError.PASS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'notNull':{},'deny':true} | DENY | DENY
          {'notNull':{'deny':true}} | DENY | DENY
          {'notNull':{},'action':'deny','on_error':'pass'} | DENY | PASS
          {'notNull':{},'deny':true,'failOnError':false} | DENY | PASS
          {'notNull':{'failOnError':true}} | FLAG | DENY
          {'notNull':{},'deny':false} | FLAG | PASS
          {'notNull':{},'async':true} | FLAG | PASS
          {'words':{'deny':['x'],'action':'redact'}} | REDACT | DENY
          {'words':{'deny':['x']},'deny':true} | DENY | DENY
          {'regexReplace':{'rule':'x'},'deny':true} | REDACT | DENY
          {'type':'guardrail','id':'g','checks':[{'id':'default.notNull','name':'n'}],'deny':true} | DENY | DENY
          """)
  void readsWhatFollows(String entry, Action action, OnError onError) {
    GuardrailRule rule = one("[" + entry + "]");

    assertThat(rule.action()).isEqualTo(action);
    assertThat(rule.onError()).isEqualTo(onError);
  }

  @Test
  void readsSeveralChecksOfOneElement() {
    List<GuardrailRule> rules =
        read(
            "[{'notNull':{},'default.endsWith':{'suffix':'.'},'deny':true},"
                + "{'checks':[{'id':'notNull','is_enabled':false},"
                + "{'id':'wordCount','parameters':{'max':9}}]}]",
            Side.OUTPUT);

    assertThat(mistakes).isEmpty();
    assertThat(rules)
        .extracting(GuardrailRule::at)
        .containsExactly("/list/0/notNull", "/list/0/default.endsWith", "/list/1/checks/1");
    assertThat(rules)
        .extracting(GuardrailRule::action)
        .containsExactly(Action.DENY, Action.DENY, Action.FLAG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'pg-1' | /list/0 names a guardrail that is hosted
          {'id':'pg-1'} | /list/0 names a guardrail that is hosted
          7 | /list/0 must be a check
          {'deny':true} | /list/0 must have a check
          {'notNull':{},'deny':true,'action':'flag'} | /list/0/action says otherwise
          {'notNull':{'deny':true},'deny':true} | /list/0/deny stands beside the check and inside
          {'notNull':{},'deny':true,'async':true} | /list/0/async cannot be true here
          {'notNull':{},'action':'redact'} | /list/0/action cannot be redact
          {'words':{'deny':['x']},'reversible':true} | /list/0/reversible needs
          {'notNull':7} | /list/0/notNull must be an object
          {'notnull':{}} | /list/0/notnull is no check. There are pii
          {'jwt':{}} | /list/0/jwt is not to be had
          {'acuvity.scan':{}} | /list/0/acuvity.scan is not to be had
          {'notNull':{},'soft_deny_200':true} | /list/0/soft_deny_200 is not to be had
          {'notNull':{},'type':'x'} | /list/0/type must be guardrail
          {'notNull':{},'on_error':'retry'} | /list/0/on_error must be deny or pass
          {'notNull':{},'on_error':'deny','failOnError':true} | /list/0/failOnError says what
          {'checks':[]} | /list/0/checks must be a list
          {'checks':[{'id':'notNull','params':{}}]} | /list/0/checks/0/params is not a key
          {'checks':[{'id':'notNull'}],'words':{}} | /list/0/words is not a key
          {'notNull':{},'is_enabled':'x'} | /list/0/notNull has an "is_enabled"
          """)
  void saysWhatIsWrong(String entry, String sentence) {
    read("[" + entry + "]", Side.INPUT);

    assertThat(mistakes).singleElement().satisfies(it -> assertThat(it).startsWith(sentence));
  }

  @Test
  void saysOnWhichSideACheckMakesSense() {
    read("[{'modelWhitelist':{'models':['m']}}]", Side.OUTPUT);

    assertThat(mistakes).singleElement().asString().contains("under \"input_guardrails\"");
  }

  @Test
  void boundsAList() {
    read("[" + "{'notNull':{}},".repeat(50) + "{'notNull':{}}]", Side.INPUT);

    assertThat(mistakes).singleElement().asString().contains("at most 50");
  }

  @Test
  void tellsWhoIsAskedAndNeverASecret() {
    RuleReader reader = new RuleReader(null, (_, _) -> {});
    reader.read(
        JsonMapper.shared()
            .readTree(
                "[{\"judge\":{\"provider\":\"@a\",\"model\":\"m\",\"policy\":\"p\"}},"
                    + "{\"moderation\":{\"provider\":\"b\"}}]"),
        Side.INPUT,
        "/list");

    assertThat(reader.asked())
        .containsExactly(
            new RuleReader.Asked("/list/0/judge", "a", "m"),
            new RuleReader.Asked("/list/1/moderation", "b", null));
    GuardrailRule hook = one("[{'webhook':{'url':'https://x.test','secret':'S3'}}]");
    assertThat(Guardrails.compiled(List.of(hook)).getFirst().check().toString())
        .doesNotContain("S3");
  }
}
