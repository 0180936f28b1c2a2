package io.turnpike.routing.dialects.texts.places;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name of a field. Those that APIs have are there once, and found by their bytes.
 *
 * @param bytes as they are written, without quotes
 * @param shown for people: a star where it is no plain word
 * @param word whether it is one
 * @param request what it means at the top of a request
 * @param answer … of an answer
 * @param inside … in anything else that an API defines
 * @param schema … in a JSON Schema
 */
record FieldName(
    byte[] bytes,
    String shown,
    boolean word,
    Sense request,
    Sense answer,
    Sense inside,
    Sense schema) {

  /** Of no field, or one with an endless name. */
  static final FieldName NONE = of("");

  private static final int LONGEST = 64;
  private static final int ROOM = 1 << 10;
  private static final @Nullable FieldName[] KNOWN = new FieldName[ROOM];

  static {
    Set<String> words = new HashSet<>(Senses.words());
    words.forEach(word -> KNOWN[free(word.getBytes(US_ASCII))] = of(word));
  }

  static FieldName of(byte[] json, int start, int stop) {
    if (stop - start > LONGEST) {
      return NONE;
    }
    int at = slot(json, start, stop);
    for (FieldName known = KNOWN[at]; known != null; known = KNOWN[at]) {
      if (Arrays.equals(known.bytes, 0, known.bytes.length, json, start, stop)) {
        return known;
      }
      at = at + 1 & ROOM - 1;
    }
    return of(QuotedText.read(json, start, stop));
  }

  boolean is(String name) {
    return shown.equals(name);
  }

  /** What the value of this field is. */
  Sense sense(Zone zone, boolean top, boolean inAnswer) {
    return switch (zone) {
      case PLAIN -> top ? inAnswer ? answer : request : inside;
      case FREE -> Sense.FREE;
      case SCHEMA -> schema;
      case SCHEMA_NAMES -> Sense.SCHEMA;
      case TOKENS -> Sense.TOKENS;
    };
  }

  private static FieldName of(String name) {
    boolean word = TextShape.isWord(name);
    return new FieldName(
        name.getBytes(US_ASCII),
        word ? name : "*",
        word,
        Senses.top(name, false),
        Senses.top(name, true),
        Senses.inside(name),
        Senses.schema(name));
  }

  private static int free(byte[] name) {
    int at = slot(name, 0, name.length);
    while (KNOWN[at] != null) {
      at = at + 1 & ROOM - 1;
    }
    return at;
  }

  private static int slot(byte[] json, int start, int stop) {
    int hash = stop - start;
    for (int at = start; at < stop; at++) {
      hash = hash * 31 + json[at];
    }
    return (hash ^ hash >>> 10) & ROOM - 1;
  }
}
