package io.turnpike.routing.conversion.difference;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.RoutePlan.Failover;
import io.turnpike.routing.plan.RoutePlan.Fallback;
import io.turnpike.routing.plan.RoutePlan.Sticky;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a strategy says beside its targets, by the words of the document. */
final class Settings {

  private static final double USUAL_PROBES = 5;
  private static final Set<FailureClass> USUAL = usual();

  private Settings() {}

  static Map<String, String> failover(Failover failover) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (!failover.on().equals(USUAL) || !failover.onStatusCodes().isEmpty()) {
      settings.put("on", words(failover.on()));
    }
    if (!failover.onStatusCodes().isEmpty()) {
      settings.put("on_status_codes", Texts.codes(failover.onStatusCodes()));
    }
    if (!failover.allowed()) {
      settings.put("allow_fallbacks", "false");
    }
    return settings;
  }

  static Map<String, String> sticky(@Nullable Sticky sticky) {
    return sticky == null
        ? Map.of()
        : Map.of(
            "sticky",
            sticky.fields().stream().map(Query.Field::text).collect(Collectors.joining(", ")));
  }

  static Map<String, String> probes(double percent) {
    return percent == USUAL_PROBES ? Map.of() : Map.of("probe_percent", Texts.number(percent));
  }

  private static String words(Set<FailureClass> on) {
    return on.isEmpty()
        ? "none"
        : on.stream().sorted().map(FailureClass::word).collect(Collectors.joining(", "));
  }

  /** What the language takes when a document does not say. */
  private static Set<FailureClass> usual() {
    String silent =
        """
        {"strategy": {"mode": "fallback"}, "targets": [{"provider": "@x"}, {"provider": "@y"}]}
        """;
    return DocumentLanguage.compiled(silent) instanceof Fallback fallback
        ? fallback.failover().on()
        : Set.of();
  }
}
