package io.turnpike.app.api.budgets;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.turnpike.billing.WrittenScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whose calls are counted, as a client writes it: one of these members. */
public record ScopeForm(
    @Nullable Boolean organization,
    @Nullable String team,
    @Nullable String key,
    @Nullable List<@Nullable String> keys,
    @Nullable String user,
    @Nullable String model,
    @Nullable String provider,
    @Nullable Tag tag,
    @Nullable String header,
    @Nullable String metadata) {

  /** However many there are; to tell when it is not one is the facade's. */
  static List<WrittenScope> written(@Nullable ScopeForm scope) {
    return scope == null ? List.of() : scope.written();
  }

  private List<WrittenScope> written() {
    List<WrittenScope> members = new ArrayList<>();
    if (organization != null) {
      List<String> values = organization ? List.of() : List.of("false");
      members.add(new WrittenScope(WrittenScope.ORGANIZATION, "", values));
    }
    add(members, WrittenScope.TEAM, team);
    add(members, WrittenScope.KEY, key);
    if (keys != null) {
      List<String> ids = keys.stream().map(id -> Objects.requireNonNullElse(id, "")).toList();
      members.add(new WrittenScope(WrittenScope.KEYS, "", ids));
    }
    add(members, WrittenScope.USER, user);
    add(members, WrittenScope.MODEL, model);
    add(members, WrittenScope.PROVIDER, provider);
    if (tag != null) {
      members.add(tag.written);
    }
    addNamed(members, WrittenScope.HEADER, header);
    addNamed(members, WrittenScope.METADATA, metadata);
    return members;
  }

  private static void add(List<WrittenScope> members, String word, @Nullable String value) {
    if (value != null) {
      members.add(WrittenScope.of(word, value));
    }
  }

  private static void addNamed(List<WrittenScope> members, String word, @Nullable String name) {
    if (name != null) {
      members.add(new WrittenScope(word, name, List.of()));
    }
  }

  /** {@code {"name": "value"}}, {@code "name=value"} or {@code "name:value"}. */
  public static final class Tag {

    private final WrittenScope written;

    private Tag(WrittenScope written) {
      this.written = written;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Tag of(String text) {
      return new Tag(WrittenScope.tag(text));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Tag of(Map<String, @Nullable String> pairs) {
      String name = pairs.size() == 1 ? pairs.keySet().iterator().next() : "";
      String value = pairs.get(name);
      List<String> values = value == null ? List.of() : List.of(value);
      return new Tag(new WrittenScope(WrittenScope.TAG, name, values));
    }
  }
}
