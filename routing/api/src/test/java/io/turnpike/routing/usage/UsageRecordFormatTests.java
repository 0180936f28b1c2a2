package io.turnpike.routing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.routing.FailureClass;
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

  static List<UsageRecord> records() {
    return List.of(
        opened("support", 7, true),
        opened(null, 0, false),
        new UsageRecord.Dispatched(TimeOrderedId.next(), 1, "openai-eu", "gpt-4o", List.of()),
        new UsageRecord.Dispatched(TimeOrderedId.next(), 2, "openai-eu", "gpt-4o", null),
        new UsageRecord.Dispatched(
            TimeOrderedId.next(), 3, "openai-eu", "gpt-4o", full().attempts()),
        new UsageRecord.Closed(full()),
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
    assertThat(UsageRecordFormat.encode(new UsageRecord.Dispatched(id, 1, "up", "m", List.of())))
        .hasSize(1 + 16 + 1 + names);
  }

  @Test
  void keepsAnOrdinaryEventUnder300Bytes() {
    assertThat(UsageRecordFormat.encode(new UsageRecord.Closed(bare()))).hasSizeLessThan(300);
  }

  private static UsageRecord opened(String config, int version, boolean streamed) {
    return new UsageRecord.Opened(
        TimeOrderedId.next(),
        ORGANIZATION,
        TEAM,
        "default",
        KEY,
        "naïve key ☂",
        Instant.parse("2026-11-21T01:02:03.000004005Z"),
        config,
        version,
        "chat/completions",
        "gpt-4o-mini",
        streamed,
        1_234_567L);
  }

  private static UsageEvent full() {
    return event(
        List.of(
            new Attempt(
                1,
                "a",
                "m",
                0,
                -1,
                -1,
                -1,
                2_000_000,
                0,
                FailureClass.TIMEOUT,
                "Too slow.",
                "",
                null,
                null,
                TokenUsage.NONE,
                UsageSource.NONE,
                null),
            new Attempt(
                2,
                "b",
                "n",
                2_000_001,
                5,
                6,
                7,
                9_000_000_000L,
                200,
                null,
                null,
                "/targets/1",
                "second key",
                "half_open",
                new TokenUsage(9, 8, 7, 6, 5, 4, 3, 2, 1),
                UsageSource.UNCONFIRMED,
                new Cost(12, "b/n@2026-07-24"))),
        new TokenUsage(1, 2, 3, 4, 5, 6, 7, 8, Long.MAX_VALUE),
        new Cost(-1, "openai/gpt-4o-mini@2026-07-24"),
        Map.of("team", "red", "", "empty name"),
        Decisions.EVERY_KIND);
  }

  private static UsageEvent bare() {
    return event(List.of(), TokenUsage.NONE, null, Map.of(), List.of());
  }

  private static UsageEvent event(
      List<Attempt> attempts,
      TokenUsage usage,
      Cost cost,
      Map<String, String> metadata,
      List<DecisionNote> notes) {
    return new UsageEvent(
        TimeOrderedId.next(),
        ORGANIZATION,
        TEAM,
        "default",
        KEY,
        "key",
        Instant.parse("2026-11-21T01:02:03Z"),
        cost == null ? null : "support",
        3,
        "chat/completions",
        "",
        true,
        attempts,
        cost == null ? null : "b",
        null,
        Outcome.REJECTED,
        499,
        "code",
        null,
        usage,
        UsageSource.NONE,
        cost,
        -1,
        77,
        "fallback:2/2 timeout",
        metadata,
        null,
        "user",
        "session",
        notes);
  }
}
