package io.turnpike.routing.alias;

import java.time.Instant;
import java.util.List;

/**
 * A name that stands for a model, wherever a request names one.
 *
 * @param model what it stands for: {@code connection/model}, a model, another alias, a config, or
 *     the newest of a family as {@link FamilyName} writes it
 * @param earlier what it stood for before, newest first, each once; as many as {@link #MOST}
 * @param author label of whoever saved it
 */
public record ModelAlias(
    String name, String model, List<String> earlier, String author, Instant savedAt) {

  /** Of what it stood for before. */
  public static final int MOST = 8;
}
