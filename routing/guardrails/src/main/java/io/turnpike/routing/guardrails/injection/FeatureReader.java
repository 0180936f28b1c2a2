package io.turnpike.routing.guardrails.injection;

import io.turnpike.routing.guardrails.disguise.ReadText;
import java.util.EnumSet;
import java.util.Set;

/** Reads the features of one text, in a few passes over it. */
final class FeatureReader {

  private static final int NEAR_TERMS = 4;
  private static final int NEAR_CHARS = 60;

  private static final long FRAME = set("quote", "security", "code");
  private static final long ATTACK =
      set(
          "ignore",
          "cancel",
          "previous",
          "instruction",
          "prompt",
          "reveal",
          "verbatim",
          "hidden",
          "secret",
          "persona",
          "unlimited",
          "refusal",
          "authority",
          "secrecy",
          "only",
          "send");

  private static final long YOU = set("you");

  private final ReadText folded;
  private final String text;
  private final Features features = new Features();
  private final int from;
  private final int to;
  private final Hits hits;
  private final Quotations quotations;
  private final Set<Shape> shapes;

  private FeatureReader(ReadText folded, int from) {
    this.folded = folded;
    this.text = folded.text();
    this.from = from;
    this.to = text.length();
    this.hits = Hits.in(text, from, to);
    this.quotations = Quotations.in(text, from, to);
    this.shapes = ShapeReader.of(text, from, to);
  }

  /**
   * @param guard what the application's own instructions say, folded; empty for none
   * @param known what is known of the text beside its words
   */
  static Features of(ReadText folded, String guard, Set<Shape> known) {
    String text = folded.text();
    FeatureReader reader = new FeatureReader(folded, Turns.of(text).guard());
    reader.shapes.addAll(known);
    String rules = reader.from > 0 ? text.substring(0, reader.from) : guard;
    reader.read(rules, WordGrams.WHOLE);
    return reader.features;
  }

  /**
   * Of one sentence of a document.
   *
   * @param folded the sentence alone
   */
  static Features ofSegment(ReadText folded, Segment segment, boolean document) {
    FeatureReader reader = new FeatureReader(folded, 0);
    reader.shapes.removeAll(Shape.DOCUMENTS);
    reader.shapes.remove(Shape.TRANSCRIPT);
    reader.shapes.remove(Shape.DOCUMENT);
    reader.shapes.add(Shape.SEGMENT);
    reader.add(document, Shape.DOCUMENT);
    reader.add(segment.first(), Shape.FIRST_SEGMENT);
    reader.add(segment.last(), Shape.LAST_SEGMENT);
    reader.read("", WordGrams.SEGMENT);
    return reader.features;
  }

  private void read(String rules, int seed) {
    boolean talked = frame() && quotations.any() && !shapes.contains(Shape.JSON);
    shape(talked);
    for (int i = 0; i < hits.size; i++) {
      term(i, talked);
    }
    telltales();
    if (!rules.isEmpty()) {
      guarded(rules);
    }
    WordGrams.read(text, from, to, seed, features);
    for (Shape each : shapes) {
      features.add(each.ordinal());
    }
  }

  private void telltales() {
    Telltales telltales = new Telltales(text, hits, features);
    for (int i = 0; i < hits.size; i++) {
      if (!quotations.inside(hits.starts[i])) {
        telltales.from(i);
      }
    }
    boolean quoted = quotations.any() && frame();
    int turn = quoted ? -1 : ForgedTurn.find(text, from, to);
    if (turn >= 0 && hits.anyBehind(turn, ATTACK | YOU)) {
      features.add(Telltale.TURN.feature(), turn, Math.min(to, turn + 20));
    }
  }

  private void shape(boolean talked) {
    shapes.addAll(talked ? EnumSet.of(Shape.TALKS_ABOUT_QUOTES) : EnumSet.noneOf(Shape.class));
    add(quotations.any(), Shape.QUOTES);
    add(folded.invisible() > 0, Shape.INVISIBLE);
    add(folded.invisible() > 3, Shape.MANY_INVISIBLE);
    add(folded.lookalikes() > 0, Shape.LOOKALIKES);
    add(
        hits.size > 0 && hits.first[0] && Concepts.ALL.name(hits.concepts[0]).equals("question"),
        Shape.OPENS_WITH_QUESTION);
    int attack = Long.bitCount(hits.set() & ATTACK);
    Shape[] counts = {
      Shape.ATTACK_2, Shape.ATTACK_3, Shape.ATTACK_4, Shape.ATTACK_5, Shape.ATTACK_6
    };
    for (int i = 0; i < counts.length; i++) {
      add(attack >= i + 2, counts[i]);
    }
  }

  private void add(boolean so, Shape shape) {
    if (so) {
      shapes.add(shape);
    }
  }

  /** Whether somebody talks about what is quoted: translate this, why does this test fail. */
  private boolean frame() {
    for (int i = 0; i < hits.size; i++) {
      if ((FRAME & 1L << hits.concepts[i]) != 0 && !quotations.inside(hits.starts[i])) {
        return true;
      }
    }
    return false;
  }

  private void term(int i, boolean talked) {
    int plane = talked && quotations.inside(hits.starts[i]) ? Layout.QUOTED : Layout.ANYWHERE;
    add(plane, i);
    if (shapes.contains(Shape.DOCUMENT)) {
      add(Layout.DOCUMENT, i);
    }
  }

  private void add(int plane, int i) {
    int concept = hits.concepts[i];
    features.add(Layout.single(plane, concept), hits.starts[i], hits.ends[i]);
    if (hits.first[i]) {
      features.add(Layout.leading(plane, concept), hits.starts[i], hits.ends[i]);
    }
    for (int j = i + 1; j < Math.min(hits.size, i + 1 + NEAR_TERMS); j++) {
      if (hits.sentences[j] == hits.sentences[i] && hits.starts[j] - hits.ends[i] < NEAR_CHARS) {
        int pair = Layout.pair(plane, concept, hits.concepts[j]);
        features.add(pair, hits.starts[i], hits.ends[j]);
      }
    }
  }

  /** What the rules forbid beside what is asked. */
  private void guarded(String rules) {
    long forbids = Hits.in(rules, 0, rules.length()).set();
    long asks = hits.set();
    for (int guard = 0; guard < Concepts.MOST; guard++) {
      for (int asked = 0; asked < Concepts.MOST; asked++) {
        if ((forbids & 1L << guard) != 0 && (asks & 1L << asked) != 0) {
          features.add(Layout.guarded(guard, asked));
        }
      }
    }
    int common = SharedWords.count(rules, text, from, to);
    add(common > 0, Shape.GUARD_WORDS);
    add(common > 1, Shape.MANY_GUARD_WORDS);
  }

  private static long set(String... names) {
    long set = 0;
    for (String name : names) {
      set |= 1L << Concepts.ALL.named(name);
    }
    return set;
  }
}
