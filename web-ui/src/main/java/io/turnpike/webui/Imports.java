package io.turnpike.webui;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.tenants.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes what was imported, once somebody has asked for it. Names that are taken stay as they are.
 */
public interface Imports {

  /**
   * Makes them in the order in which one needs another. What fails is told and keeps no other from
   * being tried, until the server itself has failed at several. Settings of the organization always
   * have a value that they would replace, so that they are made only when asked for by name.
   *
   * @param only {@link Outcome#id} of the one to make; null for all
   * @return fails with {@code InvalidInput}, and makes nothing, when they are too many
   */
  Mono<List<Outcome>> make(Actor actor, Imported imported, @Nullable String only);

  /**
   * What became of one of them.
   *
   * @param subject what it is: {@code config}, {@code limit}, …
   * @param sentence why it failed or was left; null when it was neither
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
    FAILED,
    /** It was not tried. */
    LEFT
  }
}
