package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway must know of a chat request, and where in its bytes it stands, so that the rest
 * can be forwarded as it came.
 *
 * @param body the client's bytes
 * @param open offset just after the opening brace
 * @param members top-level fields in the order they came
 * @param model null when the body has none
 * @param stream what the client asked for
 * @param streamOptions null when absent
 */
public record RequestScan(
    byte[] body,
    int open,
    List<Member> members,
    @Nullable String model,
    boolean stream,
    @Nullable StreamOptions streamOptions) {

  /**
   * @param start offset of the value's first byte
   * @param end offset after its last
   */
  public record Member(String name, int start, int end) {}

  /**
   * @param isNull the field is there and null
   * @param includeUsage what the client asked for
   * @param open offset just after the opening brace
   * @param empty no fields inside
   * @param start offset of the value of {@code include_usage}; -1 when it is not there
   */
  record StreamOptions(
      boolean isNull, boolean includeUsage, int open, boolean empty, int start, int end) {}

  /** Throws {@link GatewayFailure} for a body that is no chat request. */
  public static RequestScan of(byte[] body) {
    return new RequestScanner(body).scan();
  }

  /**
   * The same request without some of its fields and for another model; read anew.
   *
   * @param model null for the one it has
   */
  public RequestScan rewritten(Set<String> without, @Nullable String model) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 64);
    out.write('{');
    if (model != null && member("model") == null) {
      out.writeBytes(JsonText.quoted("model"));
      out.write(':');
      out.writeBytes(JsonText.quoted(model));
    }
    for (Member member : members) {
      if (!without.contains(member.name())) {
        write(out, member, model);
      }
    }
    out.write('}');
    return of(out.toByteArray());
  }

  private void write(ByteArrayOutputStream out, Member member, @Nullable String model) {
    if (out.size() > 1) {
      out.write(',');
    }
    out.writeBytes(JsonText.quoted(member.name()));
    out.write(':');
    if (model != null && member.name().equals("model")) {
      out.writeBytes(JsonText.quoted(model));
    } else {
      out.write(body, member.start(), member.end() - member.start());
    }
  }

  public @Nullable Member member(String name) {
    for (Member member : members) {
      if (member.name().equals(name)) {
        return member;
      }
    }
    return null;
  }

  /** True when the client wants the usage chunk at a stream's end. */
  public boolean wantsUsage() {
    return streamOptions != null && streamOptions.includeUsage();
  }
}
