package io.turnpike.routing.gateway.edge.compatibility;

import io.netty.handler.codec.http.HttpHeaders;
import io.turnpike.routing.gateway.edge.header.CustomHost;
import io.turnpike.routing.gateway.usage.UsageDraft;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code Helicone-*}, as Helicone's clients send and read it. */
final class HeliconeHeaders {

  static final String PREFIX = "helicone-";
  static final String PROPERTY = PREFIX + "property-";

  private static final Pattern VERSIONED = Pattern.compile("/v\\d+[a-z]*/?$");

  private static final Meaning GUARDED =
      Meaning.refused(
          "checks on what is asked and answered stand in a config, as \"input_guardrails\" and"
              + " \"output_guardrails\"");

  static final Map<String, Meaning> ASKED =
      Map.ofEntries(
          entry("auth", Meaning.NOTHING),
          entry("user-id", (wishes, header, id) -> wishes.user(HeaderValues.text(header, id))),
          entry(
              "session-id", (wishes, header, id) -> wishes.session(HeaderValues.text(header, id))),
          entry("session-path", Meaning.label("session_path")),
          entry("session-name", Meaning.label("session_name")),
          entry("request-id", (wishes, header, id) -> wishes.trace(HeaderValues.text(header, id))),
          entry("prompt-id", Meaning.label("prompt_id")),
          entry(
              "fallbacks",
              Meaning.refused(
                  "name further models in \"models\", or targets in a config's \"fallback\"")),
          entry("ratelimit-policy", Meaning.WARNING),
          entry("omit-request", HeliconeHeaders::omitted),
          entry("omit-response", HeliconeHeaders::omitted),
          entry("cache-enabled", Meaning.keptAnswers()),
          entry("cache-seed", Meaning.NOTHING),
          entry("cache-bucket-max-size", HeliconeHeaders::buckets),
          entry("retry-enabled", HeliconeHeaders::retried),
          entry("retry-num", HeliconeHeaders::retries),
          entry(
              "retry-factor",
              (wishes, header, by) -> wishes.retries().factor(HeaderValues.factor(header, by))),
          entry(
              "retry-min-timeout",
              (wishes, header, wait) ->
                  wishes.retries().first(HeaderValues.millis(header, wait, RetryWishes.LONGEST))),
          entry(
              "retry-max-timeout",
              (wishes, header, wait) ->
                  wishes.retries().longest(HeaderValues.millis(header, wait, RetryWishes.LONGEST))),
          entry("target-url", HeliconeHeaders::target),
          entry(
              "openai-api-base",
              (wishes, header, address) -> wishes.customHost(CustomHost.read(header, address))),
          entry("model-override", Meaning.WARNING),
          entry("moderations-enabled", GUARDED),
          entry("llm-security-enabled", GUARDED),
          entry("llm-security-advanced", GUARDED),
          entry("stream-force-format", Meaning.NOTHING),
          entry("stream-usage", Meaning.NOTHING));

  private HeliconeHeaders() {}

  /**
   * @param header in lower case
   */
  static Meaning property(String header) {
    String name = header.substring(PROPERTY.length());
    return name.isEmpty() ? Meaning.WARNING : Meaning.label(name);
  }

  static void answer(HttpHeaders to, UsageDraft draft) {
    to.set("Helicone-Id", draft.id().toString());
    String cache = CacheStatus.of(draft);
    if (cache != null) {
      to.set("Helicone-Cache", cache.equals("HIT") ? cache : "MISS");
    }
  }

  /** Of what is asked and answered nothing is kept. */
  private static void omitted(ClientWishes wishes, String header, String value) {
    HeaderValues.truth(header, value);
  }

  /** Of one request there is one kept answer. */
  private static void buckets(ClientWishes wishes, String header, String size) {
    if (HeaderValues.number(header, size, 1, 20) > 1) {
      wishes.warn(header);
    }
  }

  private static void retried(ClientWishes wishes, String header, String value) {
    if (HeaderValues.truth(header, value)) {
      wishes.retries().wanted(header);
    }
  }

  private static void retries(ClientWishes wishes, String header, String number) {
    wishes.retries().further(HeaderValues.number(header, number, 0, 100));
  }

  /** There a request keeps its own path, which begins with the version. */
  private static void target(ClientWishes wishes, String header, String address) {
    boolean asIs = address.length() > CustomHost.LONGEST || VERSIONED.matcher(address).find();
    wishes.customHost(CustomHost.read(header, asIs ? address : unslashed(address) + "/v1"));
  }

  /** By hand: a pattern that looks for the end from each slash takes long where there are many. */
  private static String unslashed(String address) {
    int end = address.length();
    while (end > 0 && address.charAt(end - 1) == '/') {
      end--;
    }
    return address.substring(0, end);
  }

  private static Map.Entry<String, Meaning> entry(String word, Meaning meaning) {
    return Map.entry(PREFIX + word, meaning);
  }
}
