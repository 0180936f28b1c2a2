package io.turnpike.billing.rules;

import static io.turnpike.billing.WrittenScope.EACH;
import static io.turnpike.billing.WrittenScope.HEADER;
import static io.turnpike.billing.WrittenScope.KEY;
import static io.turnpike.billing.WrittenScope.KEYS;
import static io.turnpike.billing.WrittenScope.METADATA;
import static io.turnpike.billing.WrittenScope.MODEL;
import static io.turnpike.billing.WrittenScope.ORGANIZATION;
import static io.turnpike.billing.WrittenScope.PROVIDER;
import static io.turnpike.billing.WrittenScope.TAG;
import static io.turnpike.billing.WrittenScope.TEAM;
import static io.turnpike.billing.WrittenScope.USER;

import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import io.turnpike.billing.WrittenScope;
import io.turnpike.tenants.input.Mistakes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be seen wrong with a scope without the store. */
public final class ScopeCheck {

  private static final int LONGEST = 256;
  private static final int MOST_KEYS = 100;
  private static final Pattern HEADER_NAME = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern KEY_ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Their values are credentials, which are kept nowhere. */
  private static final Set<String> SECRET =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "api-key",
          "x-api-key",
          "x-goog-api-key",
          "x-turnpike-api-key",
          "x-portkey-api-key");

  private final boolean ofLimit;
  private final Mistakes mistakes;

  private ScopeCheck(boolean ofLimit, Mistakes mistakes) {
    this.ofLimit = ofLimit;
    this.mistakes = mistakes;
  }

  /** Null after some mistakes; what others left is of no use either. */
  public static @Nullable Scope budget(List<WrittenScope> written, Mistakes mistakes) {
    return new ScopeCheck(false, mistakes).one(written);
  }

  /** Null after a mistake. */
  public static @Nullable Scope limit(List<WrittenScope> written, Mistakes mistakes) {
    return new ScopeCheck(true, mistakes).one(written);
  }

  /** Where a scope's value stands in the JSON. */
  static String pointer(WrittenScope written, int index) {
    return "/scope/" + written.word() + (written.word().equals(KEYS) ? "/" + index : "");
  }

  private @Nullable Scope one(List<WrittenScope> written) {
    if (written.size() != 1) {
      return wrong("/scope", "Name exactly one of " + words() + ".");
    }
    return scope(written.getFirst());
  }

  private String words() {
    String words = "organization, team, key, keys, user, model, provider, tag";
    return ofLimit ? words + ", header, metadata" : words;
  }

  private @Nullable Scope scope(WrittenScope written) {
    return switch (written.word()) {
      case ORGANIZATION -> organization(written);
      case TEAM -> named(Kind.TEAM, written);
      case KEY -> key(written);
      case KEYS -> keys(written);
      case USER -> named(Kind.USER, written);
      case MODEL -> named(Kind.MODEL, written);
      case PROVIDER -> named(Kind.PROVIDER, written);
      case TAG -> tag(written);
      case HEADER -> ofLimit ? header(written) : one(List.of());
      case METADATA -> ofLimit ? metadata(written) : one(List.of());
      default -> one(List.of());
    };
  }

  private @Nullable Scope organization(WrittenScope written) {
    return written.values().isEmpty()
        ? Scope.ORGANIZATION
        : wrong("/scope/organization", "Write true: it is the whole organization.");
  }

  private Scope named(Kind kind, WrittenScope written) {
    check("/scope/" + written.word(), written.values());
    return new Scope(kind, "", values(written.values()));
  }

  private @Nullable Scope key(WrittenScope written) {
    return written.values().equals(List.of(EACH))
        ? new Scope(Kind.KEY, "", Set.of())
        : ids(written);
  }

  private @Nullable Scope keys(WrittenScope written) {
    if (written.values().isEmpty() || written.values().size() > MOST_KEYS) {
      return wrong("/scope/keys", "List 1 to " + MOST_KEYS + " ids of keys.");
    }
    return ids(written);
  }

  private @Nullable Scope ids(WrittenScope written) {
    List<String> ids = written.values().stream().map(id -> id.toLowerCase(Locale.ROOT)).toList();
    boolean all = true;
    for (int i = 0; i < ids.size(); i++) {
      if (!KEY_ID.matcher(ids.get(i)).matches()) {
        mistakes.add(pointer(written, i), "Write the id of a key, as GET /api/v1/keys shows it.");
        all = false;
      }
    }
    return all ? new Scope(Kind.KEY, "", Set.copyOf(ids)) : null;
  }

  private @Nullable Scope tag(WrittenScope written) {
    if (written.name().isEmpty() || written.values().size() != 1) {
      return wrong(
          "/scope/tag",
          "Write {\"name\": \"value\"} or \"name=value\", and * as the value for a counter for"
              + " each.");
    }
    check("/scope/tag", List.of(written.name(), written.values().getFirst()));
    return new Scope(Kind.TAG, written.name(), values(written.values()));
  }

  private Scope metadata(WrittenScope written) {
    check("/scope/metadata", List.of(written.name()));
    return new Scope(Kind.TAG, written.name(), Set.of());
  }

  private @Nullable Scope header(WrittenScope written) {
    String name = written.name().toLowerCase(Locale.ROOT);
    if (!HEADER_NAME.matcher(name).matches()) {
      return wrong("/scope/header", "Write the name of a header, for example x-customer.");
    }
    if (SECRET.contains(name)) {
      return wrong("/scope/header", "This header carries credentials; name another.");
    }
    return new Scope(Kind.HEADER, name, Set.of());
  }

  private void check(String pointer, List<String> texts) {
    for (String text : texts) {
      if (text.isBlank() || text.length() > LONGEST) {
        mistakes.add(pointer, "Write 1 to " + LONGEST + " characters.");
      }
      mistakes.printable(pointer, text);
    }
  }

  private @Nullable Scope wrong(String pointer, String sentence) {
    mistakes.add(pointer, sentence);
    return null;
  }

  private static Set<String> values(List<String> values) {
    return values.equals(List.of(EACH))
        ? Set.of()
        : values.stream().collect(Collectors.toUnmodifiableSet());
  }
}
