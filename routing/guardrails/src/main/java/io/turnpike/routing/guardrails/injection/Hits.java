package io.turnpike.routing.guardrails.injection;

import java.util.Arrays;

/** Terms found in a text, in its order. */
final class Hits {

  int size;
  int[] concepts = new int[64];
  int[] starts = new int[64];
  int[] ends = new int[64];

  /** Number of the sentence. */
  int[] sentences = new int[64];

  /** Whether it is the first term of its sentence and stands near its beginning. */
  boolean[] first = new boolean[64];

  static Hits in(String text, int from, int to) {
    Hits hits = new Hits();
    int sentence = 0;
    int sentenceStart = from;
    boolean fresh = true;
    for (int at = from; at < to; ) {
      char c = text.charAt(at);
      if (Letters.endsSentence(c)) {
        sentence++;
        sentenceStart = at + 1;
        fresh = true;
      }
      int found = startsTerm(text, at) ? Concepts.ALL.at(text, at) : TermTree.NONE;
      if (found == TermTree.NONE) {
        at++;
      } else {
        hits.add(found % 64, at, found / 64, sentence, fresh && at - sentenceStart < 12);
        fresh = false;
        at = found / 64;
      }
    }
    return hits;
  }

  private static boolean startsTerm(String text, int at) {
    char c = text.charAt(at);
    return (Letters.is(c) || c == '.') && Letters.begins(text, at);
  }

  private void add(int concept, int start, int end, int sentence, boolean leads) {
    if (size == concepts.length) {
      grow();
    }
    concepts[size] = concept;
    starts[size] = start;
    ends[size] = end;
    sentences[size] = sentence;
    first[size++] = leads;
  }

  private void grow() {
    concepts = Arrays.copyOf(concepts, size * 2);
    starts = Arrays.copyOf(starts, size * 2);
    ends = Arrays.copyOf(ends, size * 2);
    sentences = Arrays.copyOf(sentences, size * 2);
    first = Arrays.copyOf(first, size * 2);
  }

  /** Whether one of these concepts stands behind a place. */
  boolean anyBehind(int at, long concepts) {
    for (int i = size - 1; i >= 0 && starts[i] > at; i--) {
      if ((concepts & 1L << this.concepts[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  long set() {
    long set = 0;
    for (int i = 0; i < size; i++) {
      set |= 1L << concepts[i];
    }
    return set;
  }
}
