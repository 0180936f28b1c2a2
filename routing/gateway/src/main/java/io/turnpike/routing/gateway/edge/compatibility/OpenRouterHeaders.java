package io.turnpike.routing.gateway.edge.compatibility;

import io.netty.handler.codec.http.HttpHeaders;
import io.turnpike.routing.gateway.usage.KeptAnswer;
import io.turnpike.routing.gateway.usage.UsageDraft;
import java.util.Map;

/** {@code X-OpenRouter-*} and its kin, as OpenRouter's clients send and read it. */
final class OpenRouterHeaders {

  static final String PREFIX = "x-openrouter-";
  static final String SITE = "http-referer";
  static final String TITLE = "x-title";

  private static final Meaning NAMED = Meaning.label("app_title");

  static final Map<String, Meaning> ASKED =
      Map.of(
          SITE,
          Meaning.label("http_referer"),
          TITLE,
          NAMED,
          PREFIX + "title",
          NAMED,
          PREFIX + "categories",
          Meaning.label("app_categories"),
          PREFIX + "metadata",
          Meaning.WARNING,
          PREFIX + "cache",
          Meaning.keptAnswers(),
          PREFIX + "cache-ttl",
          Meaning.NOTHING,
          PREFIX + "cache-clear",
          Meaning.NOTHING);

  private OpenRouterHeaders() {}

  static void answer(HttpHeaders to, UsageDraft draft) {
    to.set("x-generation-id", draft.id().toString());
    String cache = KeptWords.of(draft);
    if (cache != null) {
      to.set("x-openrouter-cache-status", cache);
    }
    KeptAnswer kept = draft.kept();
    if (kept != null) {
      to.set("x-openrouter-cache-age", Long.toString(kept.ageSeconds()));
    }
  }
}
