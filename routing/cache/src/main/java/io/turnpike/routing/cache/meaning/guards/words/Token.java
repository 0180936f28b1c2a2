package io.turnpike.routing.cache.meaning.guards.words;

/**
 * A word, a number or a sign of a text.
 *
 * @param plain in small letters; a number as digits
 * @param opens whether it stands where a sentence begins, so that a capital letter says nothing
 */
public record Token(String written, String plain, Kind kind, boolean opens) {

  /** What a token looks like. */
  public enum Kind {
    WORD,
    NUMBER,
    /** Letters and digits together, an address, a path: only itself is the same. */
    ID,
    SIGN
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** A word that is written with a capital letter where nothing asks for one. */
  public boolean name() {
    return kind == Kind.WORD && Character.isUpperCase(written.codePointAt(0)) && !opens;
  }
}
