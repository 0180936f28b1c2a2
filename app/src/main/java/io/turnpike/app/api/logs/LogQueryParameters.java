package io.turnpike.app.api.logs;

import io.turnpike.app.api.Fields;
import io.turnpike.billing.CacheStatus;
import io.turnpike.billing.GuardrailAction;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.StatusRange;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.webui.MetadataQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Query parameters, all optional, beside {@code metadata.<key>}. */
public record LogQueryParameters(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String team,
    @Nullable String key,
    @Nullable String config,
    @Nullable String provider,
    @Nullable String model,
    @Nullable String outcome,
    @Nullable String status,
    @Nullable String usage,
    @Nullable String user,
    @Nullable String session,
    @Nullable String trace,
    @Nullable String cache,
    @Nullable String guardrail) {

  private static final List<String> CACHE_WORDS =
      Arrays.stream(CacheStatus.values()).map(CacheStatus::word).toList();

  public LogFilter toLogFilter(MultiValueMap<String, String> query) {
    return new LogFilter(
        from,
        to,
        team,
        key,
        config,
        provider,
        model,
        Fields.word("outcome", Outcome.class, outcome),
        statuses(),
        Fields.word("usage", Usage.class, usage) != null,
        new CallLabels(MetadataQuery.read(query), trace, user, session),
        cacheStatus(),
        Fields.word("guardrail", GuardrailAction.class, guardrail));
  }

  private @Nullable CacheStatus cacheStatus() {
    CacheStatus status = CacheStatus.of(cache);
    if (cache != null && status == null) {
      throw InvalidInput.at("/cache", "\"" + cache + "\" is not one of " + CACHE_WORDS);
    }
    return status;
  }

  private @Nullable StatusRange statuses() {
    StatusRange range = status == null ? null : StatusRange.parse(status);
    if (status != null && range == null) {
      throw InvalidInput.at("/status", "\"status\" must be like 429 or 5xx");
    }
    return range;
  }

  /** What may be asked of the usage of a request. */
  enum Usage {
    /** A provider claimed one that cannot be. */
    REJECTED
  }
}
