package io.turnpike.routing.gateway.testing.behaviour;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Behaviours by model name, for tables and for callers in another process: {@code
 * hostile/reset-after-3}. Besides the fixed names there are
 *
 * <ul>
 *   <li>{@code hostile/status-<code>},
 *   <li>{@code hostile/tokens-<count>} and {@code hostile/tokens-<count>-<delay in ms>},
 *   <li>{@code hostile/rechunk-<seed>}: the same words, written and cut as the seed says,
 *   <li>{@code hostile/<ending>-after-<tokens>}, for example {@code reset-after-100},
 *   <li>{@code hostile/idle-close-<ms>}: a good answer on a connection that does not last.
 * </ul>
 */
public final class NamedBehaviours {

  private static final String PREFIX = "hostile/";
  private static final Map<String, Behaviour> FIXED = fixed();

  private NamedBehaviours() {}

  /** Null when the model names none. */
  public static @Nullable Behaviour find(String model) {
    return model.startsWith(PREFIX) ? named(model.substring(PREFIX.length())) : null;
  }

  /** The fixed model names, sorted. */
  public static Iterable<String> names() {
    return FIXED.keySet().stream().map(PREFIX::concat).toList();
  }

  private static @Nullable Behaviour named(String name) {
    Behaviour fixed = FIXED.get(name);
    if (fixed != null) {
      return fixed;
    }
    int dash = name.lastIndexOf('-');
    return dash < 0 || !name.substring(dash + 1).matches("\\d{1,9}")
        ? null
        : numbered(name.substring(0, dash), Integer.parseInt(name.substring(dash + 1)));
  }

  private static @Nullable Behaviour numbered(String name, int number) {
    return switch (name) {
      case "status" -> Refusal.status(number);
      case "tokens" -> Completion.tokens(number);
      case "rechunk" -> Rechunked.by(number);
      case "idle-close" -> Faults.closesIdleAfter(Duration.ofMillis(number));
      case "reset-after" -> Faults.resetAfter(number);
      case "close-after" -> Faults.closeAfter(number);
      case "end-without-done-after" -> Faults.endWithoutDoneAfter(number);
      case "error-event-after" -> Faults.errorEventAfter(number);
      case "stall-after" -> Completion.tokens(number + 5).until(number, CompletionEnding.STALL);
      default -> name.matches("tokens-\\d{1,6}") ? slow(name, number) : null;
    };
  }

  private static Behaviour slow(String name, int delayMillis) {
    int count = Integer.parseInt(name.substring("tokens-".length()));
    return Completion.tokens(count).tokenDelay(Duration.ofMillis(delayMillis));
  }

  private static Map<String, Behaviour> fixed() {
    Map<String, Behaviour> all = new TreeMap<>();
    connections(all);
    refusals(all);
    streams(all);
    framing(all);
    bodies(all);
    variants(all);
    return all;
  }

  private static void connections(Map<String, Behaviour> all) {
    all.put("reset-before-headers", Faults.resetBeforeHeaders());
    all.put("close-before-headers", Faults.closeBeforeHeaders());
    all.put("reset-within-headers", Faults.resetWithinHeaders());
    all.put("spoils-connection", Faults.spoilsItsConnection());
    all.put("stall-before-headers", Faults.stallBeforeHeaders());
    all.put("stall-after-headers", Faults.stallAfterHeaders());
    all.put("stall-before-first-token", Faults.stallBeforeFirstToken());
    all.put("pings-without-end", Faults.pingsWithoutEnd(Duration.ofMillis(20)));
    all.put("stall-after-3", Completion.tokens(8).until(3, CompletionEnding.STALL));
    all.put("reset-after-3", Faults.resetAfter(3));
    all.put("close-after-3", Faults.closeAfter(3));
    all.put("end-without-done-after-3", Faults.endWithoutDoneAfter(3));
  }

  private static void refusals(Map<String, Behaviour> all) {
    Refusal limited = Refusal.status(429);
    all.put("rate-limited", limited.retryAfterSeconds(1));
    all.put("rate-limited-ms", limited.retryAfterMillis(40));
    all.put("rate-limited-long", limited.retryAfterSeconds(120));
    all.put(
        "rate-limited-date",
        call -> limited.retryAfterDate(java.time.Instant.now().plusSeconds(2)).steps(call));
    all.put("insufficient-quota", Refusal.insufficientQuota());
    all.put("own-limit", Refusal.ownLimit());
    all.put("context-length", Refusal.contextLength());
    all.put("content-filter", Refusal.contentFilter());
    all.put(
        "tells-secret",
        Refusal.status(401).message("Incorrect API key provided: sk-canary-0123456789."));
  }

  private static void streams(Map<String, Behaviour> all) {
    all.put("error-event-first", Faults.errorEventFirst());
    all.put("overloaded-event-first", Faults.overloadedEventFirst());
    all.put("error-event-after-3", Faults.errorEventAfter(3));
    all.put("malformed-first", Oddities.malformedFirst());
    all.put("malformed-line", Oddities.malformedLine());
    all.put("malformed-thrice", Completion.tokens(5).until(2, CompletionEnding.MALFORMED_THRICE));
    all.put("malformed-forever", Oddities.malformedForever());
    all.put("malformed-between", Oddities.malformedBetween(200));
    all.put("empty-stream", Oddities.emptyStream());
    all.put("only-done", Oddities.onlyDone());
    all.put("only-role", Oddities.onlyRole());
    all.put("only-pings", Oddities.onlyPings());
    all.put("doubled-done", Completion.tokens(5).ending(CompletionEnding.DOUBLED_DONE));
    all.put("mark-missing", Completion.tokens(5).ending(CompletionEnding.MARK_MISSING));
    all.put("no-blank-line", Completion.tokens(5).ending(CompletionEnding.NO_BLANK_LINE));
    all.put("more-after-done", Completion.tokens(5).ending(CompletionEnding.MORE_AFTER_DONE));
    all.put("every-byte", Completion.tokens(5).cut(new Cut.EveryByte()));
    all.put("random-cuts", Completion.tokens(50).cut(new Cut.Random(7, 40)));
    all.put("slow-drip", Oddities.slowDrip(Duration.ofMillis(50)));
    all.put("never-ending", Oddities.neverEnding(Duration.ofMillis(5)));
    all.put("flood", Oddities.flood());
    all.put("flood-wide", Oddities.wideFlood());
  }

  private static void framing(Map<String, Behaviour> all) {
    all.put("truncated", Faults.truncated());
    all.put("too-short-1", Framing.tooShort(1));
    all.put("too-short-10000", Framing.tooShort(10_000));
    all.put("until-close", Framing.untilClose());
    all.put("surplus-1", Framing.surplus(1));
    all.put("surplus-10000", Framing.surplus(10_000));
    all.put("second-answer", Framing.secondAnswer());
    all.put("half-a-second-answer", Framing.halfASecondAnswer());
    all.put("garbage-instead-of-headers", Oddities.garbageInsteadOfHeaders());
    all.put("goaway", Oddities.goaway());
    all.put("huge-header", Oddities.hugeHeader(100_000));
    all.put("many-headers", Oddities.manyHeaders(10_000));
    all.put("header-control", Framing.inHeader("\u0001"));
    all.put("header-null", Framing.inHeader("\u0000"));
    all.put("header-bare-cr", Framing.inHeader("\rset-cookie: evil=1;"));
    all.put("header-split", Framing.inHeader("\r\nset-cookie: evil=1;"));
    all.put("header-folded", Framing.inHeader("\r\n and-"));
    URI elsewhere = URI.create("http://127.0.0.1:9/elsewhere");
    all.put("redirect", Oddities.redirect(elsewhere));
    all.put("redirect-307", Oddities.redirect(307, elsewhere));
    all.put("redirect-here", Oddities.redirect(308, URI.create("/v1/chat/completions")));
  }

  private static void bodies(Map<String, Behaviour> all) {
    all.put("html", Oddities.html());
    all.put("html-502", Oddities.html(502));
    all.put("garbage", Oddities.garbage(7));
    all.put("huge-event", Oddities.hugeEvent(2_000_000));
    all.put("bomb", Framing.bomb(1024));
    all.put("tool-call", Completion.toolCall("weather", "{\"city\": \"Oslo\"}"));
    all.put("filtered", Completion.tokens(5).finish(Finish.FILTERED));
    all.put("filtered-at-once", Completion.tokens(0).finish(Finish.FILTERED));
    all.put("cut-by-limit", Completion.tokens(5).finish(Finish.LENGTH));
    all.put("cached", Completion.tokens(5).cached(7, 11));
  }

  private static void variants(Map<String, Behaviour> all) {
    for (SseStyle style : SseStyle.values()) {
      all.put("style-" + word(style), Completion.tokens(5).style(style));
    }
    for (UsageStyle usage : UsageStyle.values()) {
      all.put("usage-" + word(usage), Completion.tokens(5).usage(usage));
    }
    for (Encoding encoding : Encoding.values()) {
      all.put("encoded-" + word(encoding), Completion.tokens(5).encoding(encoding));
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
