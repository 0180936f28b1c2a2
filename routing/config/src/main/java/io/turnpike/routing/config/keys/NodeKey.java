package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of keys: everything that is said of one key of a node in one place.
 *
 * @param spellings other names that mean the same, most of them Portkey's
 * @param reader what it changes in the node's settings; nothing for a key that decides what kind of
 *     node it is
 * @param top whether it belongs to the document itself alone
 * @param lostAtPortkey why an export to Portkey leaves it out, in a sentence; null for a key that
 *     is carried
 */
record NodeKey(
    String name,
    List<String> spellings,
    Reader reader,
    boolean top,
    @Nullable String lostAtPortkey) {

  /** Reads a key, notes what is wrong with it, and changes what the settings hold so far. */
  @FunctionalInterface
  public interface Reader {

    /**
     * @param own what the nodes above hand down, with the rows before
     */
    void read(Fields node, NodeSettings own);
  }

  /** One that the strategies read themselves. */
  static NodeKey of(String name) {
    return of(name, (_, _) -> {});
  }

  static NodeKey of(String name, Reader reader) {
    return new NodeKey(name, List.of(), reader, false, null);
  }

  NodeKey spelt(String... others) {
    return new NodeKey(name, List.of(others), reader, top, lostAtPortkey);
  }

  NodeKey onlyAtTheTop() {
    return new NodeKey(name, spellings, reader, true, lostAtPortkey);
  }

  NodeKey lostAtPortkey(String why) {
    return new NodeKey(name, spellings, reader, top, "Left out: " + why);
  }
}
