package io.turnpike.routing.cache.store;

import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.cache.EntryKey;
import io.turnpike.tenants.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What things are called in Redis: the organization first, and of all that people wrote a digest.
 * An entry has the name of its id; of two keys with one id the later one stands there, and opens
 * for nobody else.
 */
final class RedisNames {

  /** Grows with every purge of anybody's. */
  static final String PURGES = "turnpike:cache-purges";

  private static final int DIGEST_BYTES = 16;

  private RedisNames() {}

  static String entry(EntryKey key) {
    return entry(key.organization(), key.id());
  }

  static String entry(OrganizationId organization, String id) {
    return entries(organization) + id;
  }

  /** What names of entries begin with. */
  static String entries(OrganizationId organization) {
    return organization + ":answer:";
  }

  static String claim(EntryKey key) {
    return key.organization() + ":answer-claim:" + key.id();
  }

  /** Every entry's id, with the moment at which it ends. */
  static String all(OrganizationId organization) {
    return organization + ":answers";
  }

  /** Where an entry's id stands, that of all included, so that it is found when it is purged. */
  static List<String> indexes(EntryKey key, Entry entry) {
    OrganizationId organization = key.organization();
    List<String> names = new ArrayList<>();
    names.add(all(organization));
    names.add(index(organization, "model", entry.model()));
    if (entry.config() != null) {
      names.add(index(organization, "config", entry.config()));
    }
    entry.tags().forEach(tag -> names.add(index(organization, "tag", tag)));
    return names;
  }

  /** Null for a single entry. */
  static @Nullable String index(OrganizationId organization, Purge purge) {
    return switch (purge) {
      case Purge.All() -> all(organization);
      case Purge.Tag(String tag) -> index(organization, "tag", tag);
      case Purge.Model(String model) -> index(organization, "model", model);
      case Purge.Config(String name) -> index(organization, "config", name);
      case Purge.Key _ -> null;
    };
  }

  private static String index(OrganizationId organization, String kind, String value) {
    return organization + ":answers-by-" + kind + ":" + digest(value);
  }

  private static String digest(String value) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }
}
