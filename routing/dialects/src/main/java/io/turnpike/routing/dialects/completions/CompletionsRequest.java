package io.turnpike.routing.dialects.completions;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.plan.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request for a legacy completion. */
final class CompletionsRequest implements RequestScan {

  private final RequestScan shaped;
  private final Operation chat;
  private @Nullable Canonical canonical;

  /**
   * @param shaped the same as far as it is like one for a chat completion
   * @param chat the operation that is the canonical form
   */
  CompletionsRequest(RequestScan shaped, Operation chat) {
    this.shaped = shaped;
    this.chat = chat;
  }

  @Override
  public byte[] body() {
    return shaped.body();
  }

  @Override
  public @Nullable String model() {
    return shaped.model();
  }

  @Override
  public boolean stream() {
    return shaped.stream();
  }

  @Override
  public boolean wantsUsage() {
    return shaped.wantsUsage();
  }

  @Override
  public @Nullable Member member(String name) {
    return shaped.member(name);
  }

  @Override
  public long outputLimit(Target target) {
    return shaped.outputLimit(target);
  }

  /** As many for each prompt. */
  @Override
  public long answers(Target target) {
    return shaped.answers(target) * prompt().count();
  }

  @Override
  public RequestNeeds needs() {
    return shaped.needs();
  }

  @Override
  public @Nullable String lastUserText() {
    return prompt().text();
  }

  @Override
  public List<String> userField() {
    return shaped.userField();
  }

  @Override
  public boolean isSetting(List<String> path) {
    return shaped.isSetting(path);
  }

  @Override
  public RequestScan rewritten(Set<String> without, @Nullable String other) {
    return new CompletionsRequest(shaped.rewritten(without, other), chat);
  }

  @Override
  public RequestScan with(byte[] body) {
    return new CompletionsRequest(shaped.with(body), chat);
  }

  @Override
  public RequestBody sent(String to, Target target) {
    return shaped.sent(to, target);
  }

  @Override
  public Canonical canonical() {
    if (canonical == null) {
      canonical = PromptTranslation.of(shaped, chat);
    }
    return canonical;
  }

  @Override
  public void release() {
    shaped.release();
  }

  @Override
  public RequestScan kept() {
    return new CompletionsRequest(shaped.kept(), chat);
  }

  private Prompt prompt() {
    return Prompt.of(shaped.body(), shaped.member(Prompt.FIELD));
  }
}
