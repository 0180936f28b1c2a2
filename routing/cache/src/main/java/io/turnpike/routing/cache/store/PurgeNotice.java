package io.turnpike.routing.cache.store;

import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.cache.EntryKey;
import io.turnpike.tenants.OrganizationId;

/**
 * What nodes tell each other of a purge: organization, kind and word with spaces between, for
 * example {@code 0190… tag refunds}.
 */
record PurgeNotice(OrganizationId organization, Purge what) {

  static final String TOPIC = "kept-answers";

  private static final int PARTS = 3;

  static PurgeNotice parse(String text) {
    String[] parts = text.split(" ", PARTS);
    String word = parts.length < PARTS ? "" : parts[2];
    Purge what =
        switch (parts[1]) {
          case "all" -> new Purge.All();
          case "tag" -> new Purge.Tag(word);
          case "key" -> new Purge.Key(word);
          case "model" -> new Purge.Model(word);
          case "config" -> new Purge.Config(word);
          default -> throw new IllegalArgumentException("No kind of purge: " + parts[1]);
        };
    return new PurgeNotice(OrganizationId.of(parts[0]), what);
  }

  boolean concerns(EntryKey key, Kept kept) {
    Entry entry = kept.entry();
    return key.organization().equals(organization)
        && switch (what) {
          case Purge.All() -> true;
          case Purge.Tag(String tag) -> entry.tags().contains(tag);
          case Purge.Key(String id) -> key.id().equals(id);
          case Purge.Model(String model) -> entry.model().equals(model);
          case Purge.Config(String name) -> name.equals(entry.config());
        };
  }

  @Override
  public String toString() {
    return organization
        + switch (what) {
          case Purge.All() -> " all";
          case Purge.Tag(String tag) -> " tag " + tag;
          case Purge.Key(String id) -> " key " + id;
          case Purge.Model(String model) -> " model " + model;
          case Purge.Config(String name) -> " config " + name;
        };
  }
}
