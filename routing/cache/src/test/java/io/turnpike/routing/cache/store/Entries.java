package io.turnpike.routing.cache.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.infra.crypto.MasterKey;
import io.turnpike.infra.crypto.Vault;
import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Answers and keys, made up. */
final class Entries {

  static final Vault VAULT =
      Vault.under(MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32])));

  private Entries() {}

  static EntryKey key(OrganizationId organization, String question) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(question.getBytes(StandardCharsets.UTF_8));
      return new EntryKey(organization, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static EntryKey key(int organization, String question) {
    return key(new OrganizationId(new UUID(9, organization)), question);
  }

  static Entry of(String body, String... tags) {
    return made(body, "gpt-4o-mini", "main", Instant.now(), tags);
  }

  static Entry made(String body, String model, String config, Instant at, String... tags) {
    return new Entry(
        "chat/completions",
        true,
        body.getBytes(UTF_8),
        "text/event-stream",
        config,
        "openai",
        model,
        new TokenUsage(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13),
        123_456,
        789_000,
        at.truncatedTo(ChronoUnit.MILLIS),
        List.of(tags));
  }

  static Entry bare() {
    return new Entry(
        "embeddings",
        false,
        new byte[] {0, 1},
        null,
        null,
        "demo",
        "demo/embed",
        TokenUsage.NONE,
        -1,
        0,
        Instant.ofEpochMilli(5),
        List.of());
  }

  static Kept kept(String body) {
    return Kept.of(of(body, "a tag"), Duration.ofMinutes(1));
  }
}
