package io.turnpike.routing.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.cache.AnswerCache.Lookup;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of every store of answers. Each test has an organization of its own. */
public abstract class AnswerCacheContract {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

  protected abstract AnswerCache cache();

  /** An answer longer than that is not kept. */
  protected abstract int largest();

  @Test
  void whatIsKeptIsFoundAndNothingElse() {
    cache().keep(key('a'), entry("answer", Instant.now()), HOUR);

    assertThat(found('a')).isEqualTo("answer");
    assertThat(found('b')).isNull();
    assertThat(text(cache().find(new EntryKey(other(), key('a').digest()), HOUR).block(PATIENCE)))
        .isNull();
  }

  @Test
  void theLaterAnswerTakesThePlaceOfTheEarlier() {
    cache().keep(key('a'), entry("one", Instant.now()), HOUR);
    cache().keep(key('a'), entry("two", Instant.now()), HOUR);

    assertThat(found('a')).isEqualTo("two");
  }

  @Test
  void anEntryThatIsTooOldForWhoAsksIsNone() {
    cache().keep(key('a'), entry("answer", Instant.now().minusSeconds(60)), HOUR);

    assertThat(cache().find(key('a'), Duration.ofSeconds(50)).block(PATIENCE)).isNull();
    assertThat(found('a')).isEqualTo("answer");
    assertThat(cache().findOrClaim(key('a'), Duration.ofSeconds(50), PATIENCE).block(PATIENCE))
        .isEqualTo(new Lookup.Ours());
  }

  @Test
  void anEntryEndsWithItsTime() {
    cache().keep(key('a'), entry("answer", Instant.now().minusSeconds(60)), Duration.ofSeconds(60));

    assertThat(found('a')).isNull();
  }

  @Test
  void whatIsTooLargeIsNotKept() {
    cache().keep(key('a'), entry("x".repeat(largest() + 1), Instant.now()), HOUR);
    cache().keep(key('b'), entry("x".repeat(largest()), Instant.now()), HOUR);

    assertThat(found('a')).isNull();
    assertThat(found('b')).hasSize(largest());
  }

  @Test
  void lookingAndClaimingGoTogether() {
    assertThat(cache().findOrClaim(key('a'), HOUR, PATIENCE).block(PATIENCE))
        .isEqualTo(new Lookup.Ours());

    cache().keep(key('a'), entry("answer", Instant.now()), HOUR);

    assertThat(cache().findOrClaim(key('a'), HOUR, PATIENCE).block(PATIENCE))
        .isInstanceOfSatisfying(
            Lookup.Hit.class, hit -> assertThat(text(hit.entry())).isEqualTo("answer"));
  }

  @Test
  void purgesTakeOutWhatTheyNameAndTellHowMuch() {
    cache().keep(key('a'), entry("a", Instant.now(), "red", "blue"), HOUR);
    cache().keep(key('b'), entry("b", Instant.now(), "red"), HOUR);
    cache().keep(key('c'), made("c", "gpt-4o", "main"), HOUR);
    cache().keep(key('d'), made("d", "other", "side"), HOUR);
    cache().keep(key('e'), made("e", "other", "main"), HOUR);
    cache().keep(new EntryKey(other(), key('a').digest()), entry("x", Instant.now(), "red"), HOUR);

    assertThat(purged(new Purge.Tag("green"))).isZero();
    assertThat(purged(new Purge.Tag("red"))).isEqualTo(2);
    assertThat(List.of(found('a') == null, found('b') == null)).containsOnly(true);
    assertThat(purged(new Purge.Tag("blue"))).isZero();
    assertThat(purged(new Purge.Model("gpt-4o"))).isEqualTo(1);
    assertThat(purged(new Purge.Config("side"))).isEqualTo(1);
    assertThat(found('e')).isEqualTo("e");
    assertThat(purged(new Purge.Key(key('e').id()))).isEqualTo(1);
    assertThat(purged(new Purge.All())).isZero();
    assertThat(cache().find(new EntryKey(other(), key('a').digest()), HOUR).block(PATIENCE))
        .isNotNull();
    cache().keep(key('a'), entry("again", Instant.now()), HOUR);
    assertThat(purged(new Purge.All())).isEqualTo(1);
    assertThat(found('a')).isNull();
  }

  private long purged(Purge what) {
    Long purged = cache().purge(organization, what).block(PATIENCE);
    return purged == null ? -1 : purged;
  }

  private @Nullable String found(char question) {
    return text(cache().find(key(question), HOUR).block(PATIENCE));
  }

  private static @Nullable String text(@Nullable Entry entry) {
    return entry == null ? null : new String(entry.body(), UTF_8);
  }

  private EntryKey key(char question) {
    return new EntryKey(organization, String.valueOf(question).repeat(64));
  }

  private OrganizationId other() {
    return new OrganizationId(new UUID(0, organization.value().getLeastSignificantBits()));
  }

  private static Entry entry(String body, Instant at, String... tags) {
    return new Entry(
        "chat/completions",
        false,
        body.getBytes(UTF_8),
        "application/json",
        "main",
        "openai",
        "gpt-4o-mini",
        TokenUsage.of(3, 4),
        5,
        6,
        at.truncatedTo(ChronoUnit.MILLIS),
        List.of(tags));
  }

  private static Entry made(String body, String model, String config) {
    Entry entry = entry(body, Instant.now());
    return new Entry(
        entry.dialect(),
        false,
        entry.body(),
        null,
        config,
        "openai",
        model,
        TokenUsage.NONE,
        -1,
        0,
        entry.storedAt(),
        List.of());
  }
}
