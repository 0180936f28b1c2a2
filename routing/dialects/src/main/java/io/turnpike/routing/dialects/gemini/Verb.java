package io.turnpike.routing.dialects.gemini;

import org.jspecify.annotations.Nullable;

/** What can be asked of a model, and the field without which there is nothing to ask. */
enum Verb {
  GENERATE("generateContent", "contents"),
  STREAM("streamGenerateContent", "contents"),
  COUNT("countTokens", null),
  EMBED("embedContent", "content"),
  EMBED_ALL("batchEmbedContents", "requests");

  private final String path;
  private final @Nullable String content;

  Verb(String word, @Nullable String content) {
    this.path = "models:" + word;
    this.content = content;
  }

  /** Of an operation of this dialect. */
  static Verb at(String path) {
    for (Verb verb : values()) {
      if (verb.path.equals(path)) {
        return verb;
      }
    }
    throw new IllegalArgumentException("Nothing is asked at " + path + ".");
  }

  String path() {
    return path;
  }

  /** Null when it may be said in several ways. */
  @Nullable String content() {
    return content;
  }
}
