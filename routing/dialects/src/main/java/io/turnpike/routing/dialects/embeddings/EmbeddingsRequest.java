package io.turnpike.routing.dialects.embeddings;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.json.BodyEdits;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.dialects.settings.FieldSettings;
import io.turnpike.routing.dialects.settings.SettingPlaces;
import io.turnpike.routing.plan.RoutePlan.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for embeddings.
 *
 * @param model null when the body has none
 */
record EmbeddingsRequest(Operation operation, ScannedBody scanned, @Nullable String model)
    implements RequestScan {

  static final String MODEL = "model";

  private static final Set<String> RESERVED = Set.of(MODEL);
  private static final Set<String> SETTINGS = Set.of(MODEL, "user", "encoding_format");
  private static final List<String> USER = List.of("user");

  @Override
  public byte[] body() {
    return scanned.bytes();
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
  public RequestNeeds needs() {
    return RequestNeeds.NONE;
  }

  /** Where the input is one text. */
  @Override
  public @Nullable String lastUserText() {
    ObjectScan request = ObjectScan.of(body(), scanned.open() - 1, body().length);
    return request == null ? null : request.text(EmbeddingInputs.FIELD);
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
    return new EmbeddingsReader(operation).read(scanned.rewritten(without, MODEL, value));
  }

  @Override
  public RequestScan with(byte[] body) {
    return new EmbeddingsReader(operation).read(body);
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
    return new EmbeddingsRequest(operation, scanned.kept(), model);
  }

  private EmbeddingInputs inputs() {
    return EmbeddingInputs.of(scanned);
  }
}
