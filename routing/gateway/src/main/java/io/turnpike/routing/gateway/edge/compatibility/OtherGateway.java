package io.turnpike.routing.gateway.edge.compatibility;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.turnpike.routing.gateway.usage.UsageDraft;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A gateway whose clients are understood: what their headers mean, and which ones they read. */
enum OtherGateway {
  CLOUDFLARE(CloudflareHeaders.ASKED, CloudflareHeaders::answer),
  HELICONE(HeliconeHeaders.ASKED, HeliconeHeaders::answer),
  OPENROUTER(OpenRouterHeaders.ASKED, OpenRouterHeaders::answer);

  /** Shorter than any name that means something. */
  private static final int SHORTEST = 7;

  private final Map<String, Meaning> asked;
  private final BiConsumer<HttpHeaders, UsageDraft> answer;

  OtherGateway(Map<String, Meaning> asked, BiConsumer<HttpHeaders, UsageDraft> answer) {
    this.asked = asked;
    this.answer = answer;
  }

  /** Null for a header that belongs to none. Ordinary names cost a glance each. */
  static @Nullable OtherGateway of(CharSequence name) {
    if (name.length() < SHORTEST) {
      return null;
    }
    return switch (name.charAt(0) | 0x20) {
      case 'c' -> begins(name, CloudflareHeaders.PREFIX) ? CLOUDFLARE : null;
      case 'h' ->
          begins(name, HeliconeHeaders.PREFIX)
              ? HELICONE
              : is(name, OpenRouterHeaders.SITE) ? OPENROUTER : null;
      case 'x' ->
          begins(name, OpenRouterHeaders.PREFIX) || is(name, OpenRouterHeaders.TITLE)
              ? OPENROUTER
              : null;
      default -> null;
    };
  }

  /**
   * @param header in lower case
   */
  Meaning meaning(String header) {
    Meaning known = asked.get(header);
    if (known != null) {
      return known;
    }
    return this == HELICONE && header.startsWith(HeliconeHeaders.PROPERTY)
        ? HeliconeHeaders.property(header)
        : Meaning.WARNING;
  }

  /** Adds what such a client looks for. */
  void answer(HttpHeaders to, UsageDraft draft) {
    answer.accept(to, draft);
  }

  private static boolean begins(CharSequence name, String prefix) {
    return AsciiString.regionMatches(name, true, 0, prefix, 0, prefix.length());
  }

  private static boolean is(CharSequence name, String whole) {
    return name.length() == whole.length() && begins(name, whole);
  }
}
