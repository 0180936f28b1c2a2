package io.turnpike.routing.dialects.texts.places;

/** What kind of names an object has. */
enum Zone {
  /** Those of an API. */
  PLAIN,
  /** Whatever a person or a model wrote: all of it is text. */
  FREE,
  /** Those of JSON Schema. */
  SCHEMA,
  /** Those of what a schema describes. */
  SCHEMA_NAMES,
  /** What an answer says of its own tokens, which is the answer again. */
  TOKENS
}
