package io.turnpike.routing.dialects.models;

import io.turnpike.routing.dialects.Dialect.ModelEntry;
import io.turnpike.routing.dialects.GatewayFailure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a list asks for. Anthropic's clients ask for pages, everybody else for all.
 *
 * @param limit most entries of a page
 * @param after id of the entry in front of the page; null to begin with the first
 * @param before id of the entry behind the page; null to go on as far as the limit allows
 * @param fromCodex whether Codex asks, which says so by its version
 */
record ListQuery(int limit, @Nullable String after, @Nullable String before, boolean fromCodex) {

  private static final String LIMIT = "limit";
  private static final String AFTER = "after_id";
  private static final String BEFORE = "before_id";
  private static final String CODEX = "client_version";

  private static final ListQuery ALL = new ListQuery(Integer.MAX_VALUE, null, null, false);

  /**
   * A part of a list.
   *
   * @param more whether the list goes on beyond it, in the direction that was asked for
   */
  record Page(List<ModelEntry> entries, boolean more) {}

  /** Parameters of others are none of ours. */
  static ListQuery of(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return ALL;
    }
    Map<String, String> asked = new HashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        asked.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
      }
    }
    return new ListQuery(
        limit(asked.get(LIMIT)), asked.get(AFTER), asked.get(BEFORE), asked.containsKey(CODEX));
  }

  /** Throws {@link GatewayFailure} for a page beside an entry that is not there. */
  Page of(List<ModelEntry> all) {
    if (before != null) {
      int end = position(BEFORE, before, all);
      int start = Math.max(0, end - limit);
      return new Page(all.subList(start, end), start > 0);
    }
    int start = after == null ? 0 : position(AFTER, after, all) + 1;
    int end = start + Math.min(limit, all.size() - start);
    return new Page(all.subList(start, end), end < all.size());
  }

  private static int position(String parameter, String id, List<ModelEntry> all) {
    for (int at = 0; at < all.size(); at++) {
      if (all.get(at).id().equals(id)) {
        return at;
      }
    }
    throw wrong(parameter, "names \"" + id + "\", which is no model of this list");
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return Integer.MAX_VALUE;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit > 0) {
        return limit;
      }
    } catch (NumberFormatException wrong) {
      // Told below, like a number that is not positive.
    }
    throw wrong(LIMIT, "must be a whole number above 0");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return text;
    }
  }

  private static GatewayFailure wrong(String parameter, String what) {
    return GatewayFailure.badRequest(
        "invalid_parameter", parameter, "The parameter \"" + parameter + "\" " + what + ".");
  }
}
