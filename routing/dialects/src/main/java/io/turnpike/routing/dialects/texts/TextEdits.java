package io.turnpike.routing.dialects.texts;

import io.turnpike.routing.dialects.json.BodySplice.Edit;
import io.turnpike.routing.dialects.texts.places.Place;
import io.turnpike.routing.dialects.texts.places.QuotedText;
import io.turnpike.routing.dialects.texts.places.TextWalk.Span;
import io.turnpike.routing.dialects.texts.places.WrittenArguments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of one document whose texts are changed. Lists of its tokens would say what it said
 * before, so they go with the first change; clients have to do without them anyway where a provider
 * gives none.
 */
final class TextEdits {

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EMPTY = "[]".getBytes(StandardCharsets.US_ASCII);

  private final byte[] document;
  private final List<Span> tokens;
  private final List<Edit> edits = new ArrayList<>();
  private int span;

  /**
   * @param tokens in the order in which they stand
   */
  TextEdits(byte[] document, List<Span> tokens) {
    this.document = document;
    this.tokens = tokens;
  }

  /** Places in the order in which they stand; one whose text stays the same is not changed. */
  void put(Place place, String before, String after) {
    if (!before.equals(after)) {
      put(place, after);
    }
  }

  /** The same for a text in a form of its own. */
  void put(Place place, String after) {
    put(place, QuotedText.quoted(place.isJson() ? WrittenArguments.of(after) : after));
  }

  /** The same for one that is written already. */
  void put(Place place, byte[] quoted) {
    while (span < tokens.size() && tokens.get(span).stop() <= place.start()) {
      span++;
    }
    if (span == tokens.size() || place.start() < tokens.get(span).start()) {
      edits.add(new Edit(place.start(), place.stop(), quoted));
    }
  }

  /** All of them, and none for a document in which nothing is changed. */
  List<Edit> all() {
    return edits;
  }

  /** Without its lists of tokens, that is. */
  TextEdits withoutTokens() {
    for (Span list : tokens) {
      boolean array = document[list.start()] == '[';
      edits.add(new Edit(list.start(), list.stop(), array ? EMPTY : NULL));
    }
    return this;
  }
}
