package io.turnpike.routing.gateway.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.turnpike.routing.guard.GuardrailTrials.Finding;
import io.turnpike.routing.guard.GuardrailTrials.Material.Text;
import io.turnpike.routing.guard.GuardrailTrials.Trial;
import io.turnpike.routing.guard.GuardrailTrials.Verdict;
import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.SubjectCheck;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialRunTests {

  @Test
  void whatPassesHasNoFinding() {
    Trial trial = run("Hello", WordCheck.rule("key", Action.DENY));

    assertThat(trial.verdict()).isEqualTo(Verdict.PASS);
    assertThat(trial.findings()).isEmpty();
    assertThat(left(trial)).isEqualTo("Hello");
  }

  @Test
  void rulesBehindOneThatDeniesAreRunToo() {
    Trial trial =
        run(
            "a key and a code",
            WordCheck.rule("key", Action.DENY),
            WordCheck.rule("code", Action.FLAG));

    assertThat(trial.verdict()).isEqualTo(Verdict.DENY);
    assertThat(trial.findings())
        .extracting(Finding::check, Finding::verdict, Finding::start, Finding::end)
        .containsExactly(
            tuple("word_key", Verdict.DENY, 2, 5), tuple("word_code", Verdict.FLAG, 12, 16));
  }

  @Test
  void placesAreThoseOfTheTextAsItWasSent() {
    String sent = "\uD83D\uDE00 mail mail code";
    Trial trial =
        run(
            sent,
            WordCheck.rule("mail", Action.REDACT, true),
            WordCheck.rule("code", Action.REDACT),
            WordCheck.rule("[MAIL_1]", Action.FLAG));

    assertThat(left(trial)).isEqualTo("\uD83D\uDE00 [MAIL_1] [MAIL_1] [CODE]");
    assertThat(trial.verdict()).isEqualTo(Verdict.FLAG);
    assertThat(trial.findings())
        .extracting(found -> sent.substring(found.start(), found.end()))
        .containsExactly("mail", "mail", "code", "mail", "mail");
  }

  @Test
  void aRuleDoesNotSeeWhatOneBeforeItTookOut() {
    Trial trial =
        run("a key", WordCheck.rule("key", Action.REDACT), WordCheck.rule("key", Action.DENY));

    assertThat(trial.verdict()).isEqualTo(Verdict.FLAG);
    assertThat(trial.findings()).hasSize(1);
  }

  @Test
  void aCheckThatBreaksIsAnErrorByItsPolicy() {
    assertThat(run("x", broken(OnError.DENY)).verdict()).isEqualTo(Verdict.ERROR);
    Trial open = run("x", broken(OnError.PASS));
    assertThat(open.verdict()).isEqualTo(Verdict.FLAG);
    assertThat(open.findings()).extracting(Finding::verdict).containsExactly(Verdict.ERROR);
    assertThat(run("x key", broken(OnError.DENY), WordCheck.rule("key", Action.DENY)).verdict())
        .isEqualTo(Verdict.DENY);
  }

  private static CompiledRule broken(OnError onError) {
    Check check =
        (SubjectCheck)
            _ -> {
              throw new IllegalStateException("not to be repeated");
            };
    return new CompiledRule(
        new GuardrailRule(null, "", "broken", "{}", Action.DENY, false, onError), check);
  }

  private static Trial run(String text, CompiledRule... rules) {
    TrialTexts texts = TrialTexts.of(new Text(text), false);
    return new TrialRun(texts, false).of(List.of(rules)).block();
  }

  private static String left(Trial trial) {
    return trial.texts().getFirst().after();
  }
}
