package io.turnpike.routing.guardrails.injection;

/** Finds {@link Telltale wordings of attacks} that nobody asks about, forbids or quotes. */
final class Telltales {

  /** Between terms that belong together: an article at most. */
  private static final int GAP = 10;

  private static final int SENTENCE = 100;

  private static final long IGNORE = set("ignore");
  private static final long CANCEL = set("cancel");
  private static final long OBJECT = set("instruction", "prompt");
  private static final long PREVIOUS = set("previous");
  private static final long ALL = set("all");
  private static final long YOU = set("you");
  private static final long PROMPT = set("prompt");
  private static final long UNLIMITED = set("unlimited");
  private static final long BESIDE = set("all", "you", "me", "new", "hidden", "verbatim");
  private static final long BEGINNINGS =
      set(
          "ignore",
          "cancel",
          "previous",
          "you",
          "instruction",
          "reveal",
          "persona",
          "work",
          "unlimited");
  private static final long ASKED = set("question", "quote", "security", "code");

  private final String text;
  private final Hits hits;
  private final Features features;

  Telltales(String text, Hits hits, Features features) {
    this.text = text;
    this.hits = hits;
    this.features = features;
  }

  /** What begins with this term. */
  void from(int hit) {
    boolean begins = (1L << hits.concepts[hit] & BEGINNINGS) != 0;
    if (!begins || everyday(hit) || TelltaleTerms.isTold(term(hit))) {
      return;
    }
    switch (Concepts.ALL.name(hits.concepts[hit])) {
      case "ignore" -> {
        add(Telltale.OVERRIDE, hit, end(hit, PREVIOUS | YOU, OBJECT, 0));
        add(Telltale.OVERRIDE, hit, everything(hit));
      }
      case "cancel" -> add(Telltale.OVERRIDE, hit, end(hit, YOU, OBJECT, 0));
      case "you" -> add(Telltale.OVERRIDE, hit, end(hit, OBJECT, CANCEL, CANCEL));
      case "instruction" -> add(Telltale.OVERRIDE, hit, end(hit, YOU, CANCEL, CANCEL));
      case "previous" -> add(Telltale.OVERRIDE, hit, end(hit, PREVIOUS, OBJECT, IGNORE));
      case "reveal" -> add(Telltale.LEAK, hit, end(hit, YOU, PROMPT, 0));
      case "persona" -> add(Telltale.PERSONA, hit, unlimited(hit));
      case "work" -> add(Telltale.PERSONA, hit, plays(hit) ? unlimited(hit) : -1);
      case "unlimited" -> add(Telltale.PERSONA, hit, plain(hit) ? hit : -1);
      default -> {}
    }
  }

  private void add(Telltale telltale, int hit, int last) {
    if (last >= 0 && !asked(hit) && !Quotations.opened(text, 0, hits.starts[hit])) {
      features.add(telltale.feature(), hits.starts[hit], hits.ends[last]);
    }
  }

  /**
   * Goes on while terms follow closely; the last one where both sorts were met, or -1.
   *
   * @param last what it has to end with; 0 for either
   */
  private int end(int hit, long one, long other, long last) {
    long met = 1L << hits.concepts[hit] & PREVIOUS;
    for (int i = hit + 1; i < hits.size && close(i); i++) {
      long concept = 1L << hits.concepts[i];
      if ((concept & (one | other | last | BESIDE | PREVIOUS)) == 0 || everyday(i)) {
        return -1;
      }
      met |= concept;
      boolean all = (met & one) != 0 && (met & other) != 0;
      if (all && (last == 0 || (concept & last) != 0)) {
        return i;
      }
    }
    return -1;
  }

  /** All that was said before, whatever it is called. */
  private int everything(int hit) {
    long met = 0;
    for (int i = hit + 1; i < hits.size && close(i); i++) {
      met |= 1L << hits.concepts[i];
      if ((met & ~(BESIDE | PREVIOUS | PROMPT)) != 0) {
        return -1;
      }
      boolean before = (met & ALL) != 0 && TelltaleTerms.BEFORE.contains(term(i)) && !numbered(i);
      if (before || (met & PROMPT) != 0 && term(i).endsWith("above")) {
        return i;
      }
    }
    return -1;
  }

  /** Before a year or a page, and not before now. */
  private boolean numbered(int hit) {
    int next = hits.ends[hit] + 1;
    return next < text.length() && Character.isDigit(text.charAt(next));
  }

  private boolean close(int hit) {
    return hits.sentences[hit] == hits.sentences[hit - 1]
        && hits.starts[hit] - hits.ends[hit - 1] <= GAP;
  }

  private boolean plain(int hit) {
    return TelltaleTerms.PLAIN.contains(term(hit));
  }

  private boolean plays(int hit) {
    return text.startsWith("act as a", hits.starts[hit]);
  }

  private int unlimited(int hit) {
    for (int i = hit + 1; i < hits.size && within(hit, i); i++) {
      if ((1L << hits.concepts[i] & UNLIMITED) != 0 && !everyday(i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean within(int hit, int later) {
    return hits.sentences[later] == hits.sentences[hit]
        && hits.starts[later] - hits.ends[hit] < SENTENCE;
  }

  private boolean everyday(int hit) {
    return TelltaleTerms.EVERYDAY.contains(term(hit));
  }

  private String term(int hit) {
    return text.substring(hits.starts[hit], hits.ends[hit]);
  }

  /** Whether the sentence asks about it, tells of it or forbids it. */
  private boolean asked(int hit) {
    for (int i = hit - 1; i >= 0 && hits.sentences[i] == hits.sentences[hit]; i--) {
      if ((1L << hits.concepts[i] & ASKED) != 0) {
        return true;
      }
    }
    String before = text.substring(Math.max(0, hits.starts[hit] - 10), hits.starts[hit]);
    return before.contains("not ") || before.contains("n't ") || before.contains("never ");
  }

  private static long set(String... names) {
    long set = 0;
    for (String name : names) {
      set |= 1L << Concepts.ALL.named(name);
    }
    return set;
  }
}
