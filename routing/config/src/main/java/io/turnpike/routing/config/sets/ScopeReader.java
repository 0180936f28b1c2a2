package io.turnpike.routing.config.sets;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.JsonValues;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.guard.SetScope;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whose calls a set holds for, as its document writes it: one or several of its words. */
final class ScopeReader {

  private static final String EXAMPLE =
      "for example {\"organization\": true} or {\"team\": \"search\"}.";
  private static final Set<String> TEAMS = Set.of("team", "teams");
  private static final Set<String> KEYS = Set.of("key", "keys");
  private static final int MOST = 100;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Fields document;
  private final Pointer at;
  private final Set<String> teams = new LinkedHashSet<>();
  private final Set<String> keys = new LinkedHashSet<>();
  private boolean organization;

  ScopeReader(Fields document) {
    this.document = document;
    this.at = document.place("scope");
  }

  /** The whole organization where nothing else can be read. */
  SetScope read() {
    JsonNode scope = document.get("scope");
    if (scope == null || !scope.isObject() || scope.isEmpty()) {
      document.mistake(at, "says whose calls the set holds for, " + EXAMPLE);
      return SetScope.ORGANIZATION;
    }
    scope.forEachEntry(this::member);
    Set<UUID> ids = keys.stream().map(UUID::fromString).collect(Collectors.toUnmodifiableSet());
    return new SetScope(organization, Set.copyOf(teams), ids);
  }

  private void member(String word, JsonNode value) {
    Pointer place = at.to(word);
    if (word.equals("organization")) {
      organization(value, place);
    } else if (TEAMS.contains(word)) {
      texts(value, place, (slug, here) -> team(slug, here));
    } else if (KEYS.contains(word)) {
      texts(value, place, (id, here) -> key(id, here));
    } else {
      document.mistake(place, "is no scope of a set. There are organization, team and key.");
    }
  }

  private void organization(JsonNode value, Pointer place) {
    organization = true;
    if (!value.isBoolean() || !value.booleanValue()) {
      document.mistake(place, "must be true: it is the whole organization. Or leave it out.");
    }
  }

  private void texts(JsonNode value, Pointer place, BiConsumer<String, Pointer> each) {
    if (!value.isArray()) {
      text(value, place, each);
      return;
    }
    if (value.isEmpty() || value.size() > MOST) {
      document.mistake(place, "lists 1 to " + MOST + ", not " + value.size() + ".");
    }
    for (int i = 0; i < Math.min(value.size(), MOST); i++) {
      text(value.get(i), place.to(i), each);
    }
  }

  private void text(@Nullable JsonNode value, Pointer place, BiConsumer<String, Pointer> each) {
    if (value != null && value.isString()) {
      each.accept(value.stringValue(), place);
    } else if (value != null) {
      document.mistake(place, JsonValues.wanted("a string", value));
    }
  }

  private void team(String slug, Pointer place) {
    if (slug.isBlank() || slug.length() > 256) {
      document.mistake(place, "must be the slug of a team, as GET /api/v1/teams shows it.");
    } else {
      document.addOnce(slug, place, teams);
    }
  }

  private void key(String written, Pointer place) {
    String id = written.toLowerCase(Locale.ROOT);
    if (ID.matcher(id).matches()) {
      document.addOnce(id, place, keys);
    } else {
      document.mistake(place, "must be the id of a key, as GET /api/v1/keys shows it.");
    }
  }
}
