package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.dialects.texts.StreamPiece;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Examined;
import io.turnpike.routing.guardrails.Result;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.guardrails.Verdict;
import io.turnpike.routing.guardrails.window.Channel;
import io.turnpike.routing.guardrails.window.StreamRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rules have said of one stream so far, where, and whether it goes no further. */
final class StreamVerdicts implements HeldEvents.Channels {

  private final Call call;
  private final StreamRun run;
  private final List<String> pointers = new ArrayList<>();
  private final List<Result> errors = new ArrayList<>();
  private @Nullable Result denial;
  private boolean noted;

  StreamVerdicts(Call call, StreamRun run) {
    this.call = call;
    this.run = run;
  }

  @Override
  public Channel open(StreamPiece piece) {
    pointers.add(SeenTexts.pointer(piece));
    return run.channel();
  }

  @Override
  public Channel again(StreamPiece piece) {
    return run.again();
  }

  /** Null while it may go on. */
  @Nullable Result denial() {
    if (denial == null) {
      denial = run.denial();
    }
    return denial;
  }

  /** These checks cannot be made. */
  void failed(List<CompiledRule> rules, String sentence) {
    for (CompiledRule rule : rules) {
      Result result = new Result(rule.rule(), new Verdict.Error(sentence));
      errors.add(result);
      denial = denial == null && result.denies() ? result : denial;
    }
  }

  /** What was said of all of it at once. */
  void examined(List<TextPart> parts, Examined examined) {
    note();
    noted = false;
    errors.clear();
    pointers.clear();
    pointers.addAll(GuardrailWording.pointers(parts));
    errors.addAll(examined.results());
    denial = examined.denial();
    note();
  }

  RuntimeException refusal(Result why) {
    return GuardrailRefusal.ofAnswer(why, pointers);
  }

  String sentence(Result why) {
    return GuardrailWording.denial(Side.OUTPUT, why, pointers);
  }

  /** Once, on whatever end. */
  void note() {
    if (!noted) {
      noted = true;
      Examination.note(call, Side.OUTPUT, errors, pointers, false);
      Examination.note(call, Side.OUTPUT, run.results(), pointers, false);
    }
  }
}
