package io.turnpike.routing.gateway.edge.compatibility;

import io.netty.handler.codec.http.HttpHeaders;
import io.turnpike.routing.gateway.call.AttemptBudget;
import io.turnpike.routing.gateway.call.Pace.Growth;
import io.turnpike.routing.gateway.edge.header.WrongHeader;
import io.turnpike.routing.gateway.usage.UsageDraft;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code cf-aig-*}, as clients of Cloudflare's AI Gateway send and read it. */
final class CloudflareHeaders {

  static final String PREFIX = "cf-aig-";

  private static final int LONGEST_WAIT = 600_000;
  private static final int LONGEST_DELAY = 5_000;

  /** The name of a key that is none in particular. */
  private static final String ANY_KEY = "default";

  static final Map<String, Meaning> ASKED =
      Map.ofEntries(
          entry("authorization", Meaning.NOTHING),
          entry("gateway-id", Meaning.NOTHING),
          entry("cache-ttl", Meaning.keptAnswers()),
          entry("cache-key", Meaning.keptAnswers()),
          entry("skip-cache", Meaning.NOTHING),
          entry("metadata", ClientWishes::labels),
          entry("custom-cost", Meaning.WARNING),
          entry("event-id", (wishes, header, id) -> wishes.trace(HeaderValues.text(header, id))),
          entry(
              "session-id", (wishes, header, id) -> wishes.session(HeaderValues.text(header, id))),
          entry("turn-id", Meaning.label("turn_id")),
          entry("no-session-affinity", Meaning.NOTHING),
          entry("request-timeout", CloudflareHeaders::timeout),
          entry("max-attempts", CloudflareHeaders::attempts),
          entry("retry-delay", CloudflareHeaders::delay),
          entry("backoff", (wishes, header, word) -> wishes.retries().growth(growth(header, word))),
          entry("zdr", (wishes, header, value) -> wishes.zdr(HeaderValues.truth(header, value))),
          entry(
              "allowed-models",
              (wishes, header, list) -> wishes.models(HeaderValues.names(header, list))),
          entry(
              "allowed-providers",
              (wishes, header, list) -> wishes.providers(HeaderValues.names(header, list))),
          entry("collect-log", Meaning.warnedIf(false)),
          entry("collect-log-payload", Meaning.warnedIf(true)),
          entry("byok-alias", CloudflareHeaders::key));

  private CloudflareHeaders() {}

  static void answer(HttpHeaders to, UsageDraft draft) {
    String id = draft.id().toString();
    to.set("cf-aig-log-id", id).set("cf-aig-event-id", id);
    String cache = CacheStatus.of(draft);
    if (cache != null) {
      to.set("cf-aig-cache-status", cache);
    }
    if (draft.dispatched() > 0) {
      to.set("cf-aig-step", Integer.toString(step(draft.decision())));
    }
  }

  /** Which of several was asked last, from 0; {@code fallback:2/3} is how we count them. */
  private static int step(@Nullable String decision) {
    int at = decision == null ? -1 : decision.indexOf("fallback:");
    if (decision == null || at < 0) {
      return 0;
    }
    int start = at + "fallback:".length();
    int end = start;
    while (end < decision.length() && Character.isDigit(decision.charAt(end))) {
      end++;
    }
    return end == start ? 0 : Integer.parseInt(decision.substring(start, end)) - 1;
  }

  private static void timeout(ClientWishes wishes, String header, String value) {
    wishes.firstContent(HeaderValues.millis(header, value, LONGEST_WAIT));
  }

  private static void attempts(ClientWishes wishes, String header, String value) {
    int attempts = HeaderValues.number(header, value, 1, AttemptBudget.MOST);
    wishes.retries().wanted(header);
    wishes.retries().further(attempts - 1);
  }

  private static void delay(ClientWishes wishes, String header, String value) {
    wishes.retries().first(HeaderValues.millis(header, value, LONGEST_DELAY));
  }

  private static Growth growth(String header, String word) {
    return switch (word) {
      case "constant" -> Growth.CONSTANT;
      case "linear" -> Growth.LINEAR;
      case "exponential" -> Growth.EXPONENTIAL;
      default ->
          throw WrongHeader.of(header, "must be \"constant\", \"linear\" or \"exponential\"");
    };
  }

  /** Each key that is kept for a provider is a connection here. */
  private static void key(ClientWishes wishes, String header, String name) {
    if (!name.equals(ANY_KEY)) {
      wishes.provider(HeaderValues.text(header, name));
    }
  }

  private static Map.Entry<String, Meaning> entry(String word, Meaning meaning) {
    return Map.entry(PREFIX + word, meaning);
  }
}
