package io.turnpike.webui;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.tenants.Actor;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes what was imported, once somebody has asked for it. Names that are taken stay as they are.
 */
public interface Imports {

  /**
   * Makes them in the order in which one needs another. What fails is told and keeps no other from
   * being tried.
   *
   * @param wanted by {@link Outcome#id}
   */
  Mono<List<Outcome>> make(Actor actor, Imported imported, Predicate<String> wanted);

  /**
   * What became of one of them.
   *
   * @param subject what it is: {@code config}, {@code limit}, …
   * @param sentence why it failed; null when it did not
   * @param secret of a key that was made; null for all else
   */
  record Outcome(
      String subject,
      String name,
      State state,
      @Nullable String sentence,
      @Nullable Secret secret) {

    public String id() {
      return subject + "/" + name;
    }
  }

  /** What became of one of them. */
  enum State {
    MADE,
    /** One of that name was there before, and is as it was. */
    PRESENT,
    FAILED
  }
}
