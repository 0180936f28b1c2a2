package io.turnpike.routing.dialects.rerank;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.dialects.unstreamed.UnstreamedRequest;
import io.turnpike.routing.plan.Target;
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
    implements UnstreamedRequest {

  private static final Set<String> SETTINGS = Set.of(MODEL, "user", "rank_fields");

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
  public long answers(Target target) {
    return 1;
  }

  /** Each document is read by itself, and cut where it is too long. */
  @Override
  public long contextBytes() {
    return 0;
  }

  @Override
  public String textField() {
    return "query";
  }

  @Override
  public boolean isSetting(List<String> path) {
    return SETTINGS.contains(path.getFirst());
  }

  @Override
  public RequestScan with(byte[] body) {
    return new RerankReader(operation).read(body);
  }

  @Override
  public RequestScan kept() {
    return new RerankRequest(operation, scanned.kept(), model);
  }
}
