package io.turnpike.routing.dialects.settings;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields at the top of a body as a target gets them, with what is changed on the way. */
final class SentFields {

  private final ScannedBody body;
  private final Target target;
  private final List<Override> changes = new ArrayList<>(2);
  private final Set<String> removed = new HashSet<>(2);

  SentFields(ScannedBody body, Target target) {
    this.body = body;
    this.target = target;
  }

  /** Some JSON in its place. */
  record Value(byte[] bytes, int start, int end) {

    boolean isNull() {
      return bytes[start] == 'n';
    }

    byte[] copy() {
      return java.util.Arrays.copyOfRange(bytes, start, end);
    }
  }

  /** Null for a field that is not sent, or says nothing. */
  @Nullable Value value(String field) {
    Value value = removed.contains(field) ? null : found(field);
    return value == null || value.isNull() ? null : value;
  }

  /** Whether the field would be sent, though it may say nothing. */
  boolean has(String field) {
    return !removed.contains(field) && found(field) != null;
  }

  /** Whether the target leaves it out anyhow. */
  boolean isDropped(String path) {
    return target.drops().contains(path);
  }

  void set(String field, byte[] json) {
    changes.removeIf(change -> change.field().equals(field));
    changes.add(new Override(field, json, null));
    removed.remove(field);
  }

  void remove(String field) {
    changes.removeIf(change -> change.field().equals(field));
    removed.add(field);
  }

  boolean isUnchanged() {
    return changes.isEmpty() && removed.isEmpty();
  }

  /** What the body has and must not have any more. */
  Set<String> removed() {
    return removed.stream()
        .filter(field -> body.member(field) != null)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The target that makes the changes. */
  Target changing() {
    List<Override> overrides = new ArrayList<>(without(target.overrides()));
    overrides.addAll(changes);
    return target.with(overrides, without(target.defaults())).dropping(removed);
  }

  private @Nullable Value found(String field) {
    Override own = among(changes, field);
    own = own == null ? among(target.overrides(), field) : own;
    Member member = own == null ? body.member(field) : null;
    if (member != null) {
      return new Value(body.bytes(), member.start(), member.end());
    }
    own = own == null ? among(target.defaults(), field) : own;
    return own == null ? null : new Value(own.json(), 0, own.json().length);
  }

  private List<Override> without(List<Override> parameters) {
    return parameters.stream()
        .filter(it -> !removed.contains(it.field()) && among(changes, it.field()) == null)
        .toList();
  }

  private static @Nullable Override among(List<Override> parameters, String field) {
    for (Override parameter : parameters) {
      if (parameter.field().equals(field)) {
        return parameter;
      }
    }
    return null;
  }
}
