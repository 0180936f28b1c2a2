package io.turnpike.routing.dialects.json;

import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.BodySplice.Edit;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is to be changed in a client's body that has at least one field. Used once. */
public final class BodyEdits {

  private final ScannedBody body;
  private final Set<String> reserved;
  private final List<Edit> edits = new ArrayList<>(4);

  /**
   * @param reserved fields that the gateway itself depends on, and no target overrides behind its
   *     back
   */
  public BodyEdits(ScannedBody body, Set<String> reserved) {
    this.body = body;
    this.reserved = reserved;
  }

  /**
   * The target's defaults for fields the client did not send, its overrides whatever it sent. The
   * model is for the dialect to write, which knows where it stands.
   */
  public BodyEdits parameters(Target target) {
    target.defaults().forEach(given -> fallBackTo(given, target.overrides()));
    target.overrides().forEach(this::override);
    return this;
  }

  /** Another value for a field, which may not be there yet. */
  public void set(String field, byte[] json) {
    @Nullable Member member = body.member(field);
    if (member != null) {
      replace(member.start(), member.end(), json);
    } else {
      insert(body.open(), field(field, json));
    }
  }

  public void insert(int at, byte[] bytes) {
    replace(at, at, bytes);
  }

  public void replace(int start, int end, byte[] bytes) {
    edits.add(new Edit(start, end, bytes));
  }

  /** The body with all of them. */
  public RequestBody apply() {
    return new BodySplice(body.bytes(), edits);
  }

  private void fallBackTo(Override given, List<Override> overrides) {
    if (body.member(given.field()) == null
        && overrides.stream().noneMatch(it -> it.field().equals(given.field()))) {
      override(given);
    }
  }

  private void override(Override override) {
    if (!override.isModel() && !reserved.contains(override.field())) {
      set(override.field(), override.json());
    }
  }

  /** A comma always follows, since the object has a field. */
  private static byte[] field(String name, byte[] json) {
    byte[] head = JsonText.quoted(name);
    byte[] field = new byte[head.length + json.length + 2];
    System.arraycopy(head, 0, field, 0, head.length);
    field[head.length] = ':';
    System.arraycopy(json, 0, field, head.length + 1, json.length);
    field[field.length - 1] = ',';
    return field;
  }
}
