package io.turnpike.routing.guardrails.window;

import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Redactions;
import io.turnpike.routing.guardrails.Result;
import io.turnpike.routing.guardrails.TextCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules over the texts of one stream as it runs: in their order, each sees what those before it
 * left. Not safe for two threads.
 */
public final class StreamRun {

  /** UTF-16 code units that one rule may hold back in one channel. */
  public static final int MOST_HELD = 64 * 1024;

  private final List<RuleJudge> rules;
  private int channels;

  /**
   * @param rules of {@link TextCheck}s
   */
  public StreamRun(List<CompiledRule> rules, Redactions redactions) {
    this.rules = rules.stream().map(rule -> new RuleJudge(rule, redactions)).toList();
  }

  /** Another text; places in {@link #results} have the number of channels there were before it. */
  public Channel channel() {
    return channel(channels++);
  }

  /** For one that says again what is in another: what is found in it is not noted again. */
  public Channel again() {
    return channel(-1);
  }

  private Channel channel(int number) {
    Released last = new Released();
    Outlet first = last;
    for (RuleJudge rule : rules.reversed()) {
      TextCheck check = (TextCheck) rule.compiled().check();
      first = new Stage(check, rule.holds(), MOST_HELD, rule.in(number), first);
    }
    return new Channel(first, last);
  }

  /** Null while it may go on. */
  public @Nullable Result denial() {
    for (RuleJudge rule : rules) {
      if (rule.denies()) {
        return rule.result();
      }
    }
    return null;
  }

  /** What all of them have said so far. */
  public List<Result> results() {
    return rules.stream().map(RuleJudge::result).toList();
  }
}
