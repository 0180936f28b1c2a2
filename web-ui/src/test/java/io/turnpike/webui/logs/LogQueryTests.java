package io.turnpike.webui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.CacheStatus;
import io.turnpike.billing.GuardrailAction;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.StatusRange;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.webui.filter.Preset;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.filter.TimeRange;
import io.turnpike.webui.filter.UrlQuery;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class LogQueryTests {

  private static final ZonedDateTime NOW =
      ZonedDateTime.parse("2026-11-20T12:30:00Z[Europe/Berlin]");

  static Stream<LogQuery> queries() {
    TimeRange fixed =
        new TimeRange(
            null, Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-02T00:00:00.5Z"));
    return Stream.of(
        LogQuery.ALL,
        new LogQuery(
            TimeRange.of(Preset.WEEK),
            new LogFilter(
                null,
                null,
                "search",
                null,
                null,
                null,
                null,
                Outcome.FAILED,
                StatusRange.parse("4xx"),
                false,
                CallLabels.NONE)),
        new LogQuery(
            fixed,
            new LogFilter(
                null,
                null,
                "a&b=c",
                "k+1 %",
                "ü@3",
                "x/y?#",
                "<script>\"'",
                Outcome.INTERRUPTED,
                StatusRange.parse("200"),
                true,
                new CallLabels(
                    Map.of("a&b=c", "d e", "plan", "pro"), "trace/1?", "ann@example.test", "ü"),
                CacheStatus.SEMANTIC_HIT,
                GuardrailAction.REDACT)));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void anAddressReadsBackAsTheQueryThatWroteIt(LogQuery query) {
    assertThat(read(query.written().on("/logs"))).isEqualTo(query);
  }

  @Test
  void namesNoFilterThatIsNotInForce() {
    assertThat(LogQuery.ALL.written().on("/logs")).isEqualTo("/logs");
    assertThat(read("/logs?team=&status=&range=").isAll()).isTrue();
  }

  @Test
  void losesOneFilterAndKeepsTheOthers() {
    UrlQuery query = read("/logs?range=24h&team=search&status=429").written();

    assertThat(query.without(Set.of("team")).text()).isEqualTo("range=24h&status=429");
    assertThat(query.without(TimeRange.NAMES).text()).isEqualTo("team=search&status=429");
    assertThat(query.without(Set.of("status")).text()).isEqualTo("range=24h&team=search");
  }

  @Test
  void keepsARejectedUsageApart() {
    UrlQuery query = read("/logs?usage=rejected&team=x").written();

    assertThat(query.without(Set.of("team")).text()).isEqualTo("usage=rejected");
    assertThat(query.without(Set.of("usage", "team")).text()).isEmpty();
  }

  @Test
  void aPresetEndsNowAndStaysOpen() {
    LogFilter filter = read("/logs?range=24h&outcome=cancelled").filter(NOW);

    assertThat(filter.from()).isEqualTo(Instant.parse("2026-11-19T12:00:00Z"));
    assertThat(filter.to()).isNull();
    assertThat(filter.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(filter.usageRejected()).isFalse();
    assertThat(read("/logs?usage=rejected").filter(NOW).usageRejected()).isTrue();
  }

  @Test
  void aPresetThatIsOverHasAnEnd() {
    LogFilter filter = read("/logs?range=yesterday").filter(NOW);

    assertThat(filter.from()).isEqualTo(Instant.parse("2026-11-18T23:00:00Z"));
    assertThat(filter.to()).isEqualTo(Instant.parse("2026-11-19T23:00:00Z"));
    assertThat(read("/logs?range=yesterday").range().open()).isFalse();
  }

  private static LogQuery read(String address) {
    MockServerHttpRequest request =
        MockServerHttpRequest.method(HttpMethod.GET, URI.create(address)).build();
    return LogQuery.read(new Readings(request.getQueryParams(), ZoneOffset.UTC));
  }
}
