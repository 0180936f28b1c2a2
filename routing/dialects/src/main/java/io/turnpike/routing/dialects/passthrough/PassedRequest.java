package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.ContentType;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request of whatever kind. Of its body nothing is changed but the model, where that stands in it
 * and the provider knows it by another name; a target's own parameters are those of chat requests
 * and have no place here.
 *
 * @param charged one of each class of use that it is charged by
 * @param model null when the request names none
 */
record PassedRequest(
    PassedBody passed, ContentType type, TokenUsage charged, @Nullable String model)
    implements RequestScan {

  private static final List<String> USER = List.of("user");
  private static final List<String> MODEL = List.of(PassedBody.MODEL);

  static PassedRequest of(ContentType type, PassedBody passed, TokenUsage charged) {
    return new PassedRequest(passed, type, charged, passed.model());
  }

  @Override
  public byte[] body() {
    return passed.bytes();
  }

  /** It may be a picture, or a file with the work of a month. */
  @Override
  public long promptBytes() {
    return passed.promptBytes();
  }

  @Override
  public boolean isEstimable() {
    return passed.isEstimable();
  }

  @Override
  public boolean isFree() {
    return passed.isFree();
  }

  /** What must fit into the context of a model: nobody knows how much of it that is. */
  @Override
  public long contextBytes() {
    return 0;
  }

  @Override
  public boolean stream() {
    return passed.stream();
  }

  @Override
  public boolean wantsUsage() {
    return false;
  }

  @Override
  public @Nullable Member member(String name) {
    return passed.member(name);
  }

  @Override
  public long outputLimit(Target target) {
    return passed.outputLimit();
  }

  @Override
  public long answers(Target target) {
    return 1;
  }

  @Override
  public RequestNeeds needs() {
    return RequestNeeds.NONE;
  }

  @Override
  public @Nullable String lastUserText() {
    return null;
  }

  @Override
  public List<String> userField() {
    return USER;
  }

  @Override
  public boolean isSetting(List<String> path) {
    return path.equals(MODEL) || path.equals(USER);
  }

  @Override
  public RequestScan rewritten(Set<String> without, @Nullable String other) {
    return new PassedRequest(
        passed.rewritten(without, other), type, charged, other == null ? model : other);
  }

  @Override
  public RequestScan with(byte[] body) {
    return new PassedRequest(passed.with(type, body), type, charged, model);
  }

  @Override
  public RequestBody sent(String to, Target target) {
    boolean same = model == null || to.isEmpty() || to.equals(model);
    RequestBody body = same ? RequestBody.of(passed.bytes()) : passed.sent(to);
    return new TypedBody(body, type.written());
  }

  @Override
  public @Nullable Canonical canonical() {
    return null;
  }

  @Override
  public void release() {
    passed.release();
  }

  @Override
  public RequestScan kept() {
    return new PassedRequest(passed.kept(), type, charged, model);
  }
}
