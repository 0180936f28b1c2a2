package io.turnpike.routing.config.keys;

import static io.turnpike.routing.FailureClass.BAD_REQUEST;
import static io.turnpike.routing.FailureClass.BREAKER_OPEN;
import static io.turnpike.routing.FailureClass.CONNECTION;
import static io.turnpike.routing.FailureClass.CONTENT_FILTER;
import static io.turnpike.routing.FailureClass.CONTEXT_LENGTH;
import static io.turnpike.routing.FailureClass.INELIGIBLE;
import static io.turnpike.routing.FailureClass.INVALID_RESPONSE;
import static io.turnpike.routing.FailureClass.OVERLOADED;
import static io.turnpike.routing.FailureClass.RATE_LIMITED;
import static io.turnpike.routing.FailureClass.SERVER_ERROR;
import static io.turnpike.routing.FailureClass.TIMEOUT;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.config.language.MisplacedKeys;
import io.turnpike.routing.config.language.SchemaWords;
import io.turnpike.routing.config.language.Vocabulary;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The failure words of {@code strategy.on}, and what leads to the next target without them. */
public final class Failures {

  public static final List<String> WORDS = SchemaWords.list("/$defs/failure/enum");

  /** Whatever another provider may do better; not what is wrong with the request itself. */
  private static final Set<FailureClass> USUAL =
      EnumSet.complementOf(EnumSet.of(BAD_REQUEST, CONTEXT_LENGTH, CONTENT_FILTER, INELIGIBLE));

  /** What a moment, another connection or another draw may change; the rest stays as it is. */
  private static final Set<FailureClass> PASSING =
      EnumSet.of(RATE_LIMITED, OVERLOADED, SERVER_ERROR, TIMEOUT, CONNECTION, INVALID_RESPONSE);

  static final Vocabulary VOCABULARY =
      new Vocabulary(
          "\"per_class\"", new LinkedHashSet<>(WORDS), Map.of(), Set.of(), MisplacedKeys.NOTHING);

  private Failures() {}

  /** Whether repeating the same request at the same target may end otherwise. */
  static boolean mayPass(FailureClass failure) {
    return PASSING.contains(failure);
  }

  public static @Nullable FailureClass named(String word) {
    return WORDS.contains(word)
        ? FailureClass.valueOf(word.toUpperCase(java.util.Locale.ROOT))
        : null;
  }

  /**
   * @param on null when the document does not say
   * @param codes null when the document does not say
   */
  public static Set<FailureClass> leadingOn(
      @Nullable Set<FailureClass> on, @Nullable Set<Integer> codes) {
    if (on == null) {
      return Collections.unmodifiableSet(codes == null ? USUAL : withoutStatus(codes));
    }
    return Collections.unmodifiableSet(on);
  }

  /**
   * Whoever lists only statuses still means a provider that gave none: it counts as a server's
   * fault where such are listed, and as a timeout where 408 is.
   */
  private static Set<FailureClass> withoutStatus(Set<Integer> codes) {
    EnumSet<FailureClass> classes = EnumSet.noneOf(FailureClass.class);
    if (codes.stream().anyMatch(code -> code >= 500)) {
      classes.addAll(EnumSet.of(CONNECTION, TIMEOUT, BREAKER_OPEN));
    }
    if (codes.contains(408)) {
      classes.add(TIMEOUT);
    }
    return classes;
  }
}
