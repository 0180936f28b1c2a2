package io.turnpike.routing.dialects.json;

import io.turnpike.routing.dialects.RequestScan.Member;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object as the places of its fields in its bytes. */
public final class ScannedBody {

  private static final byte[] NOTHING = {};

  private byte[] bytes;
  private final int open;
  private List<Member> members;

  /**
   * @param bytes not to be changed
   * @param open offset just after the opening brace
   * @param members top-level fields in the order they came
   */
  ScannedBody(byte[] bytes, int open, List<Member> members) {
    this.bytes = bytes;
    this.open = open;
    this.members = members;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int open() {
    return open;
  }

  public List<Member> members() {
    return members;
  }

  /** From now on it is empty. */
  public void release() {
    bytes = NOTHING;
    members = List.of();
  }

  /** One that is not released with this. */
  public ScannedBody kept() {
    return new ScannedBody(bytes, open, members);
  }

  public boolean hasAny(Set<String> names) {
    for (Member member : members) {
      if (names.contains(member.name())) {
        return true;
      }
    }
    return false;
  }

  public @Nullable Member member(String name) {
    for (Member member : members) {
      if (member.name().equals(name)) {
        return member;
      }
    }
    return null;
  }

  /**
   * The same object without some of its fields and with another value for one.
   *
   * @param value as JSON; null for the one it has
   */
  public byte[] rewritten(Set<String> without, String field, byte @Nullable [] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
    out.write('{');
    if (value != null && member(field) == null) {
      write(out, field, value, 0, value.length);
    }
    for (Member member : members) {
      if (value != null && member.name().equals(field)) {
        write(out, field, value, 0, value.length);
      } else if (!without.contains(member.name())) {
        write(out, member.name(), bytes, member.start(), member.end());
      }
    }
    out.write('}');
    return out.toByteArray();
  }

  private static void write(
      ByteArrayOutputStream out, String name, byte[] json, int start, int end) {
    if (out.size() > 1) {
      out.write(',');
    }
    out.writeBytes(JsonText.quoted(name));
    out.write(':');
    out.write(json, start, end - start);
  }
}
