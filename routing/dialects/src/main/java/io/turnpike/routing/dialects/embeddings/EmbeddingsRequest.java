package io.turnpike.routing.dialects.embeddings;

import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.dialects.settings.FieldSettings;
import io.turnpike.routing.dialects.settings.SettingPlaces;
import io.turnpike.routing.dialects.unstreamed.UnstreamedRequest;
import io.turnpike.routing.plan.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for embeddings.
 *
 * @param model null when the body has none
 */
record EmbeddingsRequest(Operation operation, ScannedBody scanned, @Nullable String model)
    implements UnstreamedRequest {

  private static final Set<String> SETTINGS = Set.of(MODEL, "user", "encoding_format");

  /** A vector for each input. */
  @Override
  public long answers(Target target) {
    return inputs().count();
  }

  @Override
  public long contextBytes() {
    return inputs().longest();
  }

  /** Of no model; but vendors call fields otherwise here, too. */
  @Override
  public ModelSettings settings(Target target) {
    return new FieldSettings(this, scanned, target, SettingPlaces.NONE);
  }

  @Override
  public String textField() {
    return EmbeddingInputs.FIELD;
  }

  @Override
  public boolean isSetting(List<String> path) {
    return SETTINGS.contains(path.getFirst());
  }

  @Override
  public RequestScan with(byte[] body) {
    return new EmbeddingsReader(operation).read(body);
  }

  @Override
  public RequestScan kept() {
    return new EmbeddingsRequest(operation, scanned.kept(), model);
  }

  private EmbeddingInputs inputs() {
    return EmbeddingInputs.of(scanned);
  }
}
