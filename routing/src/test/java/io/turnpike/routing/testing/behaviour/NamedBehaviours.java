package io.turnpike.routing.testing.behaviour;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Behaviours by model name, for callers in another process: {@code hostile/reset-after-3}. Besides
 * the fixed names there are {@code hostile/status-<code>} and {@code hostile/tokens-<count>} or
 * {@code hostile/tokens-<count>-<delay in ms>}.
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
    String[] words = name.split("-");
    return switch (words[0]) {
      case "status" -> Refusal.status(Integer.parseInt(words[1]));
      case "tokens" -> tokens(words);
      default -> FIXED.get(name);
    };
  }

  private static Behaviour tokens(String[] words) {
    long delay = words.length > 2 ? Long.parseLong(words[2]) : 0;
    return Answer.tokens(Integer.parseInt(words[1])).tokenDelay(Duration.ofMillis(delay));
  }

  private static Map<String, Behaviour> fixed() {
    Map<String, Behaviour> all = new TreeMap<>();
    faults(all);
    oddities(all);
    for (SseStyle style : SseStyle.values()) {
      all.put("style-" + word(style), Answer.tokens(5).style(style));
    }
    for (UsageStyle usage : UsageStyle.values()) {
      all.put("usage-" + word(usage), Answer.tokens(5).usage(usage));
    }
    return all;
  }

  private static void faults(Map<String, Behaviour> all) {
    all.put("reset-before-headers", Faults.resetBeforeHeaders());
    all.put("close-before-headers", Faults.closeBeforeHeaders());
    all.put("reset-within-headers", Faults.resetWithinHeaders());
    all.put("stall-before-headers", Faults.stallBeforeHeaders());
    all.put("stall-after-headers", Faults.stallAfterHeaders());
    all.put("stall-before-first-token", Faults.stallBeforeFirstToken());
    all.put("stall-after-3", Answer.tokens(8).until(3, Ending.STALL));
    all.put("reset-after-3", Faults.resetAfter(3));
    all.put("close-after-3", Faults.closeAfter(3));
    all.put("end-without-done-after-3", Faults.endWithoutDoneAfter(3));
    all.put("truncated", Faults.truncated());
    all.put("error-event-first", Faults.errorEventFirst());
    all.put("error-event-after-3", Faults.errorEventAfter(3));
    all.put("insufficient-quota", Refusal.insufficientQuota());
    all.put("context-length", Refusal.contextLength());
    all.put("content-filter", Refusal.contentFilter());
    all.put("rate-limited", Refusal.status(429).retryAfterSeconds(1));
  }

  private static void oddities(Map<String, Behaviour> all) {
    all.put("html", Oddities.html());
    all.put("garbage", Oddities.garbage(7));
    all.put("garbage-instead-of-headers", Oddities.garbageInsteadOfHeaders());
    all.put("malformed-line", Oddities.malformedLine());
    all.put("empty-stream", Oddities.emptyStream());
    all.put("only-done", Oddities.onlyDone());
    all.put("doubled-done", Answer.tokens(5).ending(Ending.DOUBLED_DONE));
    all.put("every-byte", Answer.tokens(5).cut(new Cut.EveryByte()));
    all.put("random-cuts", Answer.tokens(50).cut(new Cut.Random(7, 40)));
    all.put("huge-event", Oddities.hugeEvent(2_000_000));
    all.put("huge-header", Oddities.hugeHeader(100_000));
    all.put("slow-drip", Oddities.slowDrip(Duration.ofMillis(50)));
    all.put("never-ending", Oddities.neverEnding(Duration.ofMillis(5)));
    all.put("redirect", Oddities.redirect(URI.create("http://127.0.0.1:9/elsewhere")));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
