package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request whose model was the name of a config: nothing of it is read or written anew. */
record ModellessScan(RequestScan scan) implements RequestScan {

  @Override
  public @Nullable String model() {
    return null;
  }

  @Override
  public byte[] body() {
    return scan.body();
  }

  @Override
  public long promptBytes() {
    return scan.promptBytes();
  }

  @Override
  public boolean isEstimable() {
    return scan.isEstimable();
  }

  @Override
  public boolean isFree() {
    return scan.isFree();
  }

  @Override
  public long searches(Target target) {
    return scan.searches(target);
  }

  @Override
  public TokenUsage charged() {
    return scan.charged();
  }

  @Override
  public boolean stream() {
    return scan.stream();
  }

  @Override
  public @Nullable String continued() {
    return scan.continued();
  }

  @Override
  public boolean isStored() {
    return scan.isStored();
  }

  @Override
  public boolean wantsUsage() {
    return scan.wantsUsage();
  }

  @Override
  public @Nullable Member member(String name) {
    return scan.member(name);
  }

  @Override
  public boolean hasAny(Set<String> names) {
    return scan.hasAny(names);
  }

  @Override
  public long outputLimit(Target target) {
    return scan.outputLimit(target);
  }

  @Override
  public long answers(Target target) {
    return scan.answers(target);
  }

  @Override
  public long contextBytes() {
    return scan.contextBytes();
  }

  @Override
  public RequestNeeds needs() {
    return scan.needs();
  }

  @Override
  public @Nullable ModelSettings settings(Target target) {
    return scan.settings(target);
  }

  @Override
  public @Nullable String lastUserText() {
    return scan.lastUserText();
  }

  @Override
  public List<String> userField() {
    return scan.userField();
  }

  @Override
  public boolean isSetting(List<String> path) {
    return scan.isSetting(path);
  }

  @Override
  public RequestScan rewritten(Set<String> without, @Nullable String model) {
    return new ModellessScan(scan.rewritten(without, model));
  }

  @Override
  public RequestScan with(byte[] body) {
    return new ModellessScan(scan.with(body));
  }

  @Override
  public RequestBody sent(String model, Target target) {
    return scan.sent(model, target);
  }

  @Override
  public List<String> warnings() {
    return scan.warnings();
  }

  @Override
  public RequestScan limited(long most) {
    RequestScan less = scan.limited(most);
    return less == scan ? this : new ModellessScan(less);
  }

  @Override
  public @Nullable String signedConversation() {
    return scan.signedConversation();
  }

  @Override
  public RequestScan unsigned(Set<String> kept) {
    RequestScan rest = scan.unsigned(kept);
    return rest == scan ? this : new ModellessScan(rest);
  }

  @Override
  public @Nullable AnswerTranslation delivery() {
    return scan.delivery();
  }

  @Override
  public @Nullable Canonical canonical() {
    return scan.canonical();
  }

  @Override
  public void release() {
    scan.release();
  }

  @Override
  public RequestScan kept() {
    return new ModellessScan(scan.kept());
  }
}
