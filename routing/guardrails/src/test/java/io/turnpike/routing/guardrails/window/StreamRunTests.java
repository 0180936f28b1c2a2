package io.turnpike.routing.guardrails.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.Redactions;
import io.turnpike.routing.guardrails.Result;
import io.turnpike.routing.guardrails.TextCheck;
import io.turnpike.routing.guardrails.Verdict;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StreamRunTests {

  private static final String KEY = "sk-12345678";
  private static final String TEXT = "The key is " + KEY + ", keep it. xsk-12345678 sk-1234";

  /** Whatever the pieces, nothing of the key goes, and the rest stands where it stood. */
  @Test
  void takesAKeyOutWhereverItIsCut() {
    for (int first = 0; first <= TEXT.length(); first++) {
      for (int second = first; second <= TEXT.length(); second++) {
        List<String> pieces =
            List.of(
                TEXT.substring(0, first), TEXT.substring(first, second), TEXT.substring(second));

        List<String> out = new ArrayList<>();
        StreamRun run = run(rule(Action.REDACT, false));
        assertThat(pass(run, pieces, out)).isTrue();

        assertThat(String.join("", out))
            .isEqualTo("The key is [KEY], keep it. xsk-12345678 sk-1234");
        assertThat(run.results()).singleElement().satisfies(StreamRunTests::isOneKey);
      }
    }
  }

  @Test
  void deniesWhereverItIsCutBeforeAnyOfItGoes() {
    for (int cut = 0; cut <= TEXT.length(); cut++) {
      List<String> out = new ArrayList<>();

      boolean passed =
          pass(
              run(rule(Action.DENY, false)),
              List.of(TEXT.substring(0, cut), TEXT.substring(cut)),
              out);

      assertThat(passed).as("cut at " + cut).isFalse();
      assertThat(String.join("", out)).doesNotContain("sk-");
    }
  }

  @Test
  void holdsNothingBackForWhatOnlyNotes() {
    StreamRun run = run(rule(Action.FLAG, false));
    Channel channel = run.channel();

    channel.append("sk-1234");
    assertThat(channel.isDecided(7)).isTrue();
    assertThat(channel.take(7)).isEqualTo("sk-1234");
    channel.append("5678.");
    channel.end();

    assertThat(run.denial()).isNull();
    assertThat(run.results()).singleElement().satisfies(StreamRunTests::isOneKey);
  }

  @Test
  void eachRuleSeesWhatThoseBeforeItLeft() {
    List<String> out = new ArrayList<>();
    StreamRun run = run(rule(Action.REDACT, false), rule(Action.DENY, false));

    assertThat(pass(run, List.of("a " + KEY, " b"), out)).isTrue();

    assertThat(out).containsExactly("a [KEY]", " b");
  }

  @Test
  void givesTheSameTokenForTheSameValue() {
    Redactions redactions = new Redactions(_ -> false);
    StreamRun run = new StreamRun(List.of(rule(Action.REDACT, true)), redactions);
    List<String> out = new ArrayList<>();

    pass(run, List.of(KEY + " and ", KEY), out);

    assertThat(out).containsExactly("[KEY_1] and ", "[KEY_1]");
    assertThat(redactions.values()).containsEntry("[KEY_1]", KEY);
  }

  @Test
  void whatCannotBeDecidedInItsBoundIsAnErrorByPolicy() {
    String much = "a".repeat(StreamRun.MOST_HELD + 1);
    for (OnError onError : OnError.values()) {
      StreamRun run = run(new CompiledRule(rule(Action.REDACT, false, onError), new Undecided()));
      Channel channel = run.channel();

      channel.append(much);

      assertThat(run.denial() == null).isEqualTo(onError == OnError.PASS);
      assertThat(channel.take(much.length())).isEqualTo(much);
      assertThat(run.results().getFirst().verdict()).isInstanceOf(Verdict.Error.class);
    }
  }

  @Test
  void aCheckThatThrowsIsAnErrorAndNeverAPass() {
    TextCheck broken = new Broken();
    StreamRun run = run(new CompiledRule(rule(Action.DENY, false, OnError.DENY), broken));

    run.channel().append("anything");

    assertThat(run.denial()).isNotNull();
    assertThat(run.denial().verdict()).isInstanceOf(Verdict.Error.class);
  }

  /** What has been decided is forgotten, and still nothing is found twice or missed. */
  @Test
  void staysRightOverLongTexts() {
    StreamRun run = run(rule(Action.REDACT, false));
    Channel channel = run.channel();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      channel.append(" word " + KEY.charAt(0));
      channel.append(KEY.substring(1));
      out.append(
          channel.isDecided(channel.length() - 11) ? channel.take(channel.length() - 11) : "");
    }
    channel.end();
    out.append(channel.take(channel.length()));

    assertThat(out.toString()).isEqualTo(" word [KEY]".repeat(5_000));
  }

  private static void isOneKey(Result result) {
    assertThat(result.verdict())
        .isInstanceOfSatisfying(Verdict.Fail.class, fail -> assertThat(fail.places()).hasSize(1));
  }

  /** False where it was denied. */
  private static boolean pass(StreamRun run, List<String> pieces, List<String> out) {
    Channel channel = run.channel();
    List<Integer> ends = new ArrayList<>();
    for (String piece : pieces) {
      channel.append(piece);
      ends.add(channel.length());
      if (run.denial() != null) {
        return false;
      }
      while (!ends.isEmpty() && channel.isDecided(ends.getFirst())) {
        out.add(channel.take(ends.removeFirst()));
      }
    }
    channel.end();
    if (run.denial() == null) {
      ends.forEach(end -> out.add(channel.take(end)));
    }
    return run.denial() == null;
  }

  private static StreamRun run(CompiledRule... rules) {
    return new StreamRun(List.of(rules), new Redactions(_ -> false));
  }

  private static CompiledRule rule(Action action, boolean reversible) {
    return new CompiledRule(rule(action, reversible, OnError.DENY), new Keys());
  }

  private static GuardrailRule rule(Action action, boolean reversible, OnError onError) {
    return new GuardrailRule(
        null, "/output_guardrails/0", "keys", "{}", action, reversible, onError);
  }

  /** Never knows. */
  private static final class Undecided implements TextCheck {

    @Override
    public void find(String text, Consumer<Finding> found) {}

    @Override
    public int settled(String text) {
      return 0;
    }
  }

  private static final class Broken implements TextCheck {

    @Override
    public void find(String text, Consumer<Finding> found) {
      throw new IllegalStateException(text);
    }

    @Override
    public int settled(String text) {
      return text.length();
    }
  }
}
