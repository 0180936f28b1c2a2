package io.turnpike.webui.decision;

import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.Reason;
import io.turnpike.webui.format.Amounts;
import io.turnpike.webui.format.Money;
import java.util.Locale;

/** What a log says of the cache, for people. */
public final class CacheWords {

  private CacheWords() {}

  static String of(Cached note) {
    return switch (note.status()) {
      case "hit" -> "A kept answer was served" + hit(note);
      case "semantic-hit" ->
          "A kept answer to a question that means the same was served" + likeness(note) + hit(note);
      case "miss" -> note.entry().isEmpty() || note.reason() == null ? miss(note) : refused(note);
      default -> "Kept answers were not asked for" + because(note) + ".";
    };
  }

  private static String hit(Cached note) {
    String age =
        note.ageMillis() > 0 ? ", " + Amounts.micros(note.ageMillis() * 1_000) + " old" : "";
    return age + saved(note) + because(note) + entry(note) + ".";
  }

  private static String likeness(Cached note) {
    return note.similarity() < 0
        ? ""
        : String.format(Locale.ROOT, " (%.0f %% alike)", note.similarity() * 100);
  }

  /** Of an answer whose cost nobody knows only the time is told. */
  private static String saved(Cached note) {
    String money = note.savedNanoUsd() > 0 ? Money.brief(note.savedNanoUsd()) : "";
    String time = note.savedMicros() > 0 ? Amounts.micros(note.savedMicros()) : "";
    String both = money + (money.isEmpty() || time.isEmpty() ? "" : " and ") + time;
    return both.isEmpty() ? "" : "; it saved " + both;
  }

  private static String miss(Cached note) {
    return "No answer was kept" + because(note) + ".";
  }

  private static String refused(Cached note) {
    String what =
        note.similarity() < 0
            ? "An answer was kept and is not served"
            : "An answer to a question that is like it was kept"
                + likeness(note)
                + ", and is not served";
    return what + because(note) + entry(note) + ".";
  }

  private static String because(Cached note) {
    String reason = note.reason();
    return reason == null ? "" : ": " + reason(reason);
  }

  private static String entry(Cached note) {
    return note.entry().isEmpty() ? "" : " (entry " + note.entry() + ")";
  }

  /** A reason that is none of the cache's own is one why its provider would be left out. */
  public static String reason(String code) {
    return switch (code) {
      case "no_store" -> "the request wants none";
      case "operation" -> "answers of this kind are not kept";
      case "own_key" -> "the request brought a provider's key of its own";
      case "stored" -> "its provider keeps the conversation itself";
      case "no_user" -> "answers are kept for each user, and the request names none";
      case "ambiguous_body" -> "its body can be read in two ways";
      case "dialect" -> "it cannot be told in this client's dialect";
      case "late" -> "its answer had begun for others already";
      case "shared" -> "it was being made for another request that asked the same";
      case "connection" -> "what made it is not in the config, or may not serve it any more";
      case "guardrails" -> "today's guardrails would not let it pass";
      case "too_old" -> "it is older than this request allows";
      case "threshold" -> "that is not enough";
      case "unproven" -> "too little is known of answers to what is so much alike";
      case "quarantine" -> "too many answers there were wrong of late";
      case "number" -> "they differ in a number";
      case "date" -> "they differ in a date";
      case "time" -> "they differ in a time of day";
      case "unit" -> "they differ in a unit";
      case "negation" -> "one of them says no";
      case "entity" -> "they are about different names";
      case "antonym" -> "they say opposite things";
      case "code" -> "they differ in code";
      case "quote" -> "they differ in what they quote";
      case "question" -> "they do not ask for the same kind of answer";
      case "tense" -> "they are about different times";
      case "order" -> "who does what to whom differs";
      case "words" -> "they differ in a word that matters";
      default -> provider(code);
    };
  }

  private static String provider(String code) {
    Reason reason = Reason.of(code);
    return reason == null
        ? code.replace('_', ' ')
        : "its provider would be left out today (" + reason.title() + ")";
  }
}
