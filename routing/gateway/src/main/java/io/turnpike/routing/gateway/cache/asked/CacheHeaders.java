package io.turnpike.routing.gateway.cache.asked;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.ClientConnection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads what clients say about kept answers: the gateway's own header, and those that clients of
 * other gateways send. Read only where a config keeps answers.
 */
public final class CacheHeaders {

  private static final String OWN = "x-turnpike-cache";
  private static final String CACHE_CONTROL = "cache-control";
  private static final int LONGEST_NAMESPACE = 128;

  /** Longer than any config keeps an answer. */
  private static final int MOST_DIGITS = 12;

  /** What a header means whose value is a single word. */
  private record Alias(String header, BiFunction<String, String, CacheWishes> meaning) {}

  private static final List<Alias> ALIASES =
      List.of(
          flag("x-portkey-cache-force-refresh", CacheWishes.REFRESH, CacheWishes.NONE),
          new Alias("x-portkey-cache-namespace", CacheHeaders::namespace),
          flag("cf-aig-skip-cache", CacheWishes.NO_STORE, CacheWishes.NONE),
          new Alias("cf-aig-cache-ttl", CacheHeaders::age),
          new Alias("cf-aig-cache-key", CacheHeaders::namespace),
          flag("helicone-cache-enabled", CacheWishes.NONE, CacheWishes.NO_STORE),
          new Alias("helicone-cache-seed", CacheHeaders::namespace),
          flag("x-openrouter-cache", CacheWishes.NONE, CacheWishes.NO_STORE),
          new Alias("x-openrouter-cache-ttl", CacheHeaders::age),
          flag("x-openrouter-cache-clear", CacheWishes.REFRESH, CacheWishes.NONE));

  private CacheHeaders() {}

  /** Throws {@link GatewayFailure} that names the header. */
  public static CacheWishes read(ClientConnection client) {
    CacheWishes wishes = own(client.header(OWN));
    for (Alias alias : ALIASES) {
      String value = client.header(alias.header());
      if (value != null && !value.isBlank()) {
        wishes = wishes.and(alias.meaning().apply(alias.header(), value.strip()));
      }
    }
    return wishes.and(control(client.header(CACHE_CONTROL)));
  }

  private static CacheWishes own(@Nullable String value) {
    CacheWishes wishes = CacheWishes.NONE;
    if (value == null || value.isBlank()) {
      return wishes;
    }
    for (String directive : value.split(",", -1)) {
      wishes = wishes.and(ownDirective(directive.strip()));
    }
    return wishes;
  }

  private static CacheWishes ownDirective(String directive) {
    return switch (name(directive)) {
      case "no-store" -> only(directive, CacheWishes.NO_STORE);
      case "refresh" -> only(directive, CacheWishes.REFRESH);
      case "namespace" -> namespace(OWN, argument(directive));
      case "max-age" -> age(OWN, argument(directive));
      default -> throw unknown();
    };
  }

  /** One without a value. */
  private static CacheWishes only(String directive, CacheWishes wishes) {
    if (directive.indexOf('=') >= 0) {
      throw unknown();
    }
    return wishes;
  }

  /** HTTP has more of them than concern kept answers; the rest means nothing here. */
  private static CacheWishes control(@Nullable String value) {
    CacheWishes wishes = CacheWishes.NONE;
    if (value == null || value.isBlank()) {
      return wishes;
    }
    for (String each : value.split(",", -1)) {
      String directive = each.strip();
      wishes =
          wishes.and(
              switch (name(directive)) {
                case "no-store" -> CacheWishes.NO_STORE;
                case "no-cache" -> CacheWishes.REFRESH;
                case "max-age" -> age(CACHE_CONTROL, argument(directive));
                default -> CacheWishes.NONE;
              });
    }
    return wishes;
  }

  private static String name(String directive) {
    int equals = directive.indexOf('=');
    String name = equals < 0 ? directive : directive.substring(0, equals);
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static String argument(String directive) {
    return directive.substring(directive.indexOf('=') + 1).strip();
  }

  private static Alias flag(String header, CacheWishes yes, CacheWishes no) {
    return new Alias(
        header,
        (name, value) ->
            switch (value.toLowerCase(Locale.ROOT)) {
              case "true", "1" -> yes;
              case "false", "0" -> no;
              default -> throw wrong(name, "must be \"true\" or \"false\"");
            });
  }

  private static CacheWishes namespace(String header, String value) {
    if (value.isEmpty()
        || value.length() > LONGEST_NAMESPACE
        || !value.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)) {
      throw wrong(
          header,
          "must name a namespace of 1 to " + LONGEST_NAMESPACE + " visible ASCII characters");
    }
    return CacheWishes.in(value);
  }

  private static CacheWishes age(String header, String value) {
    if (value.isEmpty()
        || value.length() > MOST_DIGITS
        || !value.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
      throw wrong(header, "must give an age in whole seconds, for example 60");
    }
    return CacheWishes.within(Duration.ofSeconds(Long.parseLong(value)));
  }

  private static GatewayFailure unknown() {
    return wrong(
        OWN,
        "takes \"no-store\", \"refresh\", \"namespace=…\" and \"max-age=…\" (in seconds), separated"
            + " by commas");
  }

  private static GatewayFailure wrong(String header, String what) {
    return GatewayFailure.badRequest(
        "invalid_header", header, "The header \"" + header + "\" " + what + ".");
  }
}
