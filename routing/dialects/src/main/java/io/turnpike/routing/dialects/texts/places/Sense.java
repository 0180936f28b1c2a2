package io.turnpike.routing.dialects.texts.places;

import io.turnpike.routing.guard.TextPart.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a field's name says of its value.
 *
 * @param role of the texts in it; null where that is for what is around it to say
 */
record Sense(Kind kind, @Nullable Role role) {

  static final Sense PLAIN = new Sense(Kind.PLAIN, null);
  static final Sense FREE = new Sense(Kind.FREE, null);
  static final Sense SCHEMA = new Sense(Kind.SCHEMA, null);
  static final Sense TOKENS = new Sense(Kind.TOKENS, null);

  /** How a value is read. */
  enum Kind {
    PLAIN,
    /** A turn, or a list of them: who speaks is said in it. */
    TURNS,
    /** Another body. */
    BODY,
    FREE,
    SCHEMA,
    SCHEMA_NAMES,
    TOKENS,
    /** An object, as JSON in a string. */
    ARGUMENTS,
    /** A word of the API, or an id. */
    SETTING,
    /** Media in base64, or the address of some. */
    MEDIA,
    /** Signed or encrypted, to be given back as it is. */
    SEALED,
    /** Who speaks. */
    ROLE,
    /** What an object is. */
    TYPE
  }

  /** The names in an object that this is said of. */
  Zone zone(Zone around) {
    return switch (kind) {
      case FREE, ARGUMENTS -> Zone.FREE;
      case SCHEMA -> Zone.SCHEMA;
      case SCHEMA_NAMES -> Zone.SCHEMA_NAMES;
      case TOKENS -> Zone.TOKENS;
      default -> around;
    };
  }
}
