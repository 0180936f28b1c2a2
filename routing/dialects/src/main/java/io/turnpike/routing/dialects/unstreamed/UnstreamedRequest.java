package io.turnpike.routing.dialects.unstreamed;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.json.BodyEdits;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request of such a dialect, whose model stands in its body; its own canonical form. */
public interface UnstreamedRequest extends RequestScan {

  String MODEL = "model";

  Set<String> RESERVED = Set.of(MODEL);
  List<String> USER = List.of("user");

  Operation operation();

  ScannedBody scanned();

  /** The field with the text that is asked about; one that holds anything else is none. */
  String textField();

  @Override
  default byte[] body() {
    return scanned().bytes();
  }

  @Override
  default boolean stream() {
    return false;
  }

  @Override
  default boolean wantsUsage() {
    return true;
  }

  @Override
  default @Nullable Member member(String name) {
    return scanned().member(name);
  }

  /** Nothing is written. */
  @Override
  default long outputLimit(Target target) {
    return 0;
  }

  @Override
  default RequestNeeds needs() {
    return RequestNeeds.NONE;
  }

  @Override
  default @Nullable String lastUserText() {
    ObjectScan request = ObjectScan.of(body(), scanned().open() - 1, body().length);
    return request == null ? null : request.text(textField());
  }

  @Override
  default List<String> userField() {
    return USER;
  }

  @Override
  default RequestScan rewritten(Set<String> without, @Nullable String other) {
    byte[] value = other == null ? null : JsonText.quoted(other);
    return with(scanned().rewritten(without, MODEL, value));
  }

  @Override
  default RequestBody sent(String to, Target target) {
    BodyEdits edits = new BodyEdits(scanned(), RESERVED).parameters(target);
    if (!to.equals(model())) {
      edits.set(MODEL, JsonText.quoted(to));
    }
    return edits.apply();
  }

  @Override
  default Canonical canonical() {
    return Canonical.itself(operation(), this);
  }

  @Override
  default void release() {
    scanned().release();
  }
}
