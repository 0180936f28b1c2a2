package io.turnpike.routing.gateway.edge.compatibility;

import io.netty.handler.codec.http.HttpHeaders;
import io.turnpike.routing.gateway.edge.header.Metadata;
import io.turnpike.routing.gateway.usage.KeptAnswer;
import io.turnpike.routing.gateway.usage.UsageDraft;
import java.util.Map;

/** {@code X-OpenRouter-*} and its kin, as OpenRouter's clients send and read it. */
final class OpenRouterHeaders {

  static final String PREFIX = "x-openrouter-";
  static final String SITE = "http-referer";
  static final String TITLE = "x-title";

  private static final Meaning NAMED = hint("app_title");

  static final Map<String, Meaning> ASKED =
      Map.ofEntries(
          Map.entry(SITE, hint("http_referer")),
          Map.entry(TITLE, NAMED),
          entry("title", NAMED),
          entry("categories", hint("app_categories")),
          entry("metadata", Meaning.WARNING),
          entry("cache", Meaning.keptAnswers()),
          entry("cache-ttl", Meaning.NOTHING),
          entry("cache-clear", Meaning.NOTHING));

  private OpenRouterHeaders() {}

  /** Who asks is nothing that a call should fail for. */
  private static Meaning hint(String name) {
    return (wishes, header, value) -> {
      boolean whole = value.length() <= Metadata.LONGEST_VALUE;
      wishes.label(header, name, whole ? value : value.substring(0, Metadata.LONGEST_VALUE));
      if (!whole) {
        wishes.warn(header);
      }
    };
  }

  static void answer(HttpHeaders to, UsageDraft draft) {
    to.set("x-generation-id", draft.id().toString());
    String cache = CacheStatus.of(draft);
    if (cache != null) {
      to.set("x-openrouter-cache-status", cache);
    }
    KeptAnswer kept = draft.kept();
    if (kept != null) {
      to.set("x-openrouter-cache-age", Long.toString(kept.ageSeconds()));
    }
  }

  private static Map.Entry<String, Meaning> entry(String word, Meaning meaning) {
    return Map.entry(PREFIX + word, meaning);
  }
}
