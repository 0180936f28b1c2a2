package io.turnpike.routing.dialects.rerank;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.json.BodyEdits;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for ranks.
 *
 * @param model null when the body has none
 */
record RerankRequest(Operation operation, ScannedBody scanned, @Nullable String model)
    implements RequestScan {

  static final String MODEL = "model";

  private static final Set<String> RESERVED = Set.of(MODEL);
  private static final Set<String> SETTINGS = Set.of(MODEL, "user", "rank_fields");
  private static final List<String> USER = List.of("user");

  @Override
  public byte[] body() {
    return scanned.bytes();
  }

  /** Some vendors are paid for tokens, some for searches, and which it is stands in the answer. */
  @Override
  public boolean isEstimable() {
    return false;
  }

  @Override
  public long searches(Target target) {
    return RankedDocuments.searches(scanned, target);
  }

  @Override
  public TokenUsage charged() {
    return TokenUsage.of(1, 0).searching(1);
  }

  @Override
  public boolean stream() {
    return false;
  }

  @Override
  public boolean wantsUsage() {
    return true;
  }

  @Override
  public @Nullable Member member(String name) {
    return scanned.member(name);
  }

  /** Nothing is written. */
  @Override
  public long outputLimit(Target target) {
    return 0;
  }

  @Override
  public long answers(Target target) {
    return 1;
  }

  /** Each document is read by itself, and cut where it is too long. */
  @Override
  public long contextBytes() {
    return 0;
  }

  @Override
  public RequestNeeds needs() {
    return RequestNeeds.NONE;
  }

  @Override
  public @Nullable String lastUserText() {
    ObjectScan request = ObjectScan.of(body(), scanned.open() - 1, body().length);
    return request == null ? null : request.text("query");
  }

  @Override
  public List<String> userField() {
    return USER;
  }

  @Override
  public boolean isSetting(List<String> path) {
    return SETTINGS.contains(path.getFirst());
  }

  @Override
  public RequestScan rewritten(Set<String> without, @Nullable String other) {
    byte[] value = other == null ? null : JsonText.quoted(other);
    return new RerankReader(operation).read(scanned.rewritten(without, MODEL, value));
  }

  @Override
  public RequestScan with(byte[] body) {
    return new RerankReader(operation).read(body);
  }

  @Override
  public RequestBody sent(String to, Target target) {
    BodyEdits edits = new BodyEdits(scanned, RESERVED).parameters(target);
    if (!to.equals(model)) {
      edits.set(MODEL, JsonText.quoted(to));
    }
    return edits.apply();
  }

  @Override
  public Canonical canonical() {
    return Canonical.itself(operation, this);
  }

  @Override
  public void release() {
    scanned.release();
  }

  @Override
  public RequestScan kept() {
    return new RerankRequest(operation, scanned.kept(), model);
  }
}
