package io.turnpike.routing.dialects.contents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import org.jspecify.annotations.Nullable;

/** The kind of service that a request asks for, in its provider's word. */
public final class RequestedTier {

  private static final String FIELD = "service_tier";
  private static final String GOOGLES = "serviceTier";

  private RequestedTier() {}

  /** As the request is sent to the target; null where it does not say. */
  public static @Nullable String of(RequestScan request, Target target) {
    for (Override own : target.overrides()) {
      if (own.field().equals(FIELD)) {
        return own.text();
      }
    }
    Member member = request.member(FIELD);
    member = member == null ? request.member(GOOGLES) : member;
    return member == null ? null : text(request.body(), member);
  }

  private static String text(byte[] body, Member member) {
    return new String(body, member.start(), member.end() - member.start(), UTF_8).replace("\"", "");
  }
}
