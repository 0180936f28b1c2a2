package io.turnpike.routing.guardrails.disguise;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;

/**
 * Folds a text, in one pass over it: lower case, compatibility forms (NFKC), no accents on Latin
 * letters, look-alikes in words that mix scripts, no invisible characters. Every char keeps the
 * offset it came from.
 */
public final class TextFolding {

  private final CharSequence from;
  private final int end;
  private char[] out;
  private int[] places;
  private int size;
  private int wordStart;
  private int scripts;
  private int invisible;
  private int lookalikes;

  private TextFolding(CharSequence from, int start, int end) {
    this.from = from;
    this.end = end;
    this.out = new char[end - start + 16];
    this.places = new int[end - start + 17];
  }

  public static ReadText of(CharSequence text) {
    return of(text, 0, text.length());
  }

  /** A part of a text; offsets are those of the whole. */
  public static ReadText of(CharSequence text, int start, int end) {
    return new TextFolding(text, start, end).fold(start);
  }

  private ReadText fold(int start) {
    int at = start;
    while (at < end) {
      char c = from.charAt(at);
      if (c < 0x80) {
        ascii(c, at);
        at++;
      } else {
        at = other(at);
      }
    }
    endWord();
    places[size] = end;
    return new ReadText(
        new String(out, 0, size), Arrays.copyOf(places, size + 1), invisible, lookalikes);
  }

  private void ascii(char c, int at) {
    if (c >= 'A' && c <= 'Z') {
      letter((char) (c + 32), at);
    } else if (c >= 'a' && c <= 'z') {
      letter(c, at);
    } else if (c >= ' ' || c == '\n' || c == '\t' || c == '\r') {
      if (c < '0' || c > '9') {
        endWord();
      }
      put(c, at);
    }
  }

  /** One character beyond ASCII with the marks that belong to it; returns where the next begins. */
  private int other(int at) {
    int point = Character.codePointAt(from, at);
    int next = at + Character.charCount(point);
    if (next > end) {
      return end;
    }
    if (Invisibles.is(point)) {
      invisible += Invisibles.needed(from, at, next, end) ? 0 : 1;
      return next;
    }
    int plain = Homoglyphs.plain(point);
    if (plain != point) {
      one(plain, at);
      return next;
    }
    if (Clusters.stable(point)) {
      one(Character.toLowerCase(point), at);
      return next;
    }
    int after = Clusters.end(from, next, end);
    String cluster = from.subSequence(at, after).toString();
    normal(Normalizer.normalize(cluster, Clusters.latin(point) ? Form.NFKD : Form.NFKC), at);
    return after;
  }

  private void normal(String cluster, int at) {
    for (int i = 0; i < cluster.length(); ) {
      int point = cluster.codePointAt(i);
      i += Character.charCount(point);
      if (!Clusters.accent(point)) {
        one(Character.toLowerCase(Homoglyphs.plain(point)), at);
      }
    }
  }

  private void one(int point, int at) {
    if (point < 0x10000 && Character.isLetter(point)) {
      letter((char) point, at);
      return;
    }
    endWord();
    if (point < 0x10000) {
      put((char) point, at);
    } else {
      put(Character.highSurrogate(point), at);
      put(Character.lowSurrogate(point), at);
    }
  }

  private void letter(char c, int at) {
    if (scripts == 0) {
      wordStart = size;
    }
    scripts |= Homoglyphs.script(c);
    put(c, at);
  }

  private void endWord() {
    if (Homoglyphs.mixed(scripts)) {
      lookalikes++;
      Homoglyphs.toLatin(out, wordStart, size);
    }
    scripts = 0;
  }

  private void put(char c, int at) {
    if (size == out.length) {
      out = Arrays.copyOf(out, size * 2);
      places = Arrays.copyOf(places, size * 2 + 1);
    }
    out[size] = c;
    places[size++] = at;
  }
}
