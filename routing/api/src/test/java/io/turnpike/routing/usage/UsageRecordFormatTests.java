package io.turnpike.routing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Decided;
import io.turnpike.routing.usage.UsageEvent.ErrorGiven;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Served;
import io.turnpike.routing.usage.UsageEvent.Timing;
import io.turnpike.routing.usage.UsageEvent.Who;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UsageRecordFormatTests {

  private static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());
  private static final TeamId TEAM = new TeamId(UUID.randomUUID());
  private static final KeyId KEY = new KeyId(UUID.randomUUID());

  private static final Upstream UPSTREAM = new Upstream("openai-eu", "gpt-4o");

  static List<UsageRecord> records() {
    return List.of(
        opened("support", 7, true),
        opened(null, 0, false),
        labelled(new CallLabels(Map.of("feature", "ünï"), "trace", "user", "session")),
        labelled(new CallLabels(Map.of(), null, "user", null)),
        new UsageRecord.Dispatched(TimeOrderedId.next(), 1, UPSTREAM, List.of()),
        new UsageRecord.Dispatched(TimeOrderedId.next(), 2, UPSTREAM, null),
        new UsageRecord.Dispatched(
            TimeOrderedId.next(), 3, UPSTREAM, DistinctEvent.EVENT.attempts()),
        new UsageRecord.Closed(DistinctEvent.EVENT),
        new UsageRecord.Closed(bare()));
  }

  @ParameterizedTest
  @MethodSource("records")
  void comesBackAsItWentIn(UsageRecord record) {
    byte[] bytes = UsageRecordFormat.encode(record);
    assertThat(UsageRecordFormat.decode(UsageRecordFormat.type(record), bytes)).isEqualTo(record);
  }

  @ParameterizedTest
  @MethodSource("records")
  void toleratesFieldsThatANewerBuildAppended(UsageRecord record) {
    byte[] bytes = UsageRecordFormat.encode(record);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 40);
    longer[0] = 9;
    assertThat(UsageRecordFormat.decode(UsageRecordFormat.type(record), longer)).isEqualTo(record);
  }

  @ParameterizedTest
  @MethodSource("records")
  void refusesARecordCutShortAtAnyByte(UsageRecord record) {
    byte[] bytes = UsageRecordFormat.encode(record);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> UsageRecordFormat.decode(UsageRecordFormat.type(record), cut));
    }
  }

  @Test
  void skipsTypesOfNewerBuilds() {
    assertThat(UsageRecordFormat.decode((byte) 99, new byte[] {1, 2, 3})).isNull();
  }

  @Test
  void theFirstAttemptTellsNothingOfOthers() {
    UUID id = TimeOrderedId.next();
    int names = "up".length() + 1 + "m".length() + 1;
    assertThat(
            UsageRecordFormat.encode(
                new UsageRecord.Dispatched(id, 1, new Upstream("up", "m"), List.of())))
        .hasSize(1 + 16 + 1 + names);
  }

  @Test
  void keepsAnOrdinaryEventUnder300Bytes() {
    assertThat(UsageRecordFormat.encode(new UsageRecord.Closed(bare()))).hasSizeLessThan(300);
  }

  private static UsageRecord opened(String config, int version, boolean streamed) {
    return new UsageRecord.Opened(
        TimeOrderedId.next(),
        new Who(ORGANIZATION, TEAM, "default", KEY, "naïve key ☂"),
        new Asked(config, version, "chat/completions", streamed, "gpt-4o-mini"),
        CallLabels.NONE,
        Instant.parse("2026-11-21T01:02:03.000004005Z"),
        1_234_567L);
  }

  private static UsageRecord labelled(CallLabels labels) {
    return new UsageRecord.Opened(
        TimeOrderedId.next(),
        new Who(ORGANIZATION, TEAM, "default", KEY, "key"),
        new Asked(null, 0, "chat/completions", true, "gpt-4o-mini"),
        labels,
        Instant.parse("2026-11-21T01:02:03Z"),
        5);
  }

  private static UsageEvent bare() {
    return new UsageEvent(
        TimeOrderedId.next(),
        new Who(ORGANIZATION, TEAM, "default", KEY, "key"),
        new Asked(null, 0, "chat/completions", true, ""),
        new CallLabels(Map.of(), null, "user", "session"),
        new Decided("fallback:2/2 timeout", List.of()),
        List.of(),
        new Served(null, Outcome.REJECTED, 499, new ErrorGiven("code", "A sentence.")),
        Bill.NOTHING,
        new Timing(Instant.parse("2026-11-21T01:02:03Z"), -1, 77));
  }
}
