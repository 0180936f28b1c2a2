package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Text;
import io.turnpike.routing.cache.meaning.guards.words.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What kind of answer a question wants. */
enum Asked {
  REASON,
  MOMENT,
  DURATION,
  AMOUNT,
  PERSON,
  PLACE,
  WAY,
  /** Yes or no, where something may be. */
  LEAVE,
  /** Yes or no, where something must be. */
  DUTY,
  /** Yes or no. */
  FACT,
  /** A thing, or what no word tells. */
  THING;

  private static final String AUXILIARY =
      "is|are|was|were|do|does|did|has|have|had|will|would|isn't|aren't|doesn't|don't|am";
  private static final String MAY = "can|could|may|might|allowed|permitted|able|possible";
  private static final String MUST = "must|should|required|mandatory|obliged|obligatory|need";

  /** What is looked for in a text's words, first match first. */
  private static final Map<Pattern, Asked> SIGNS = new LinkedHashMap<>();

  private static final Pattern OPENS = Pattern.compile(AUXILIARY + "|" + MAY + "|" + MUST);
  private static final Pattern REQUESTS =
      Pattern.compile(
          "^ (?:please )?(can|could|would) you | (what|which|who|how|tell me|show me) ");
  private static final Pattern OWED = Pattern.compile(" (" + MUST + "|have to) ");
  private static final Pattern ALLOWED = Pattern.compile(" (" + MAY + ") ");

  static {
    sign(REASON, " (why|how come|what's the reason|what is the reason|warum|pourquoi) ");
    sign(
        DURATION,
        " (how long|how many (seconds|minutes|hours|days|weeks|months|years)|wie lange) ");
    sign(AMOUNT, " (how much|how many|wie viel|wie viele|combien|cuánto|cuántos) ");
    sign(MOMENT, " (when (was|were|did|does|do|is|will|can)|what time|by when|until when) ");
    sign(MOMENT, " (wann|quand|cuándo) ");
    sign(PERSON, "^ (who|whom|whose) | (by whom|wer|qui a|quién) ");
    sign(PLACE, "^ (where|wo|où|dónde) | (where (do|can|is)|in which place) ");
    sign(DUTY, "^(?!.* (what|how) ).* (do|does) (i|we|you|one|they) (have|need) to ");
    sign(WAY, " (how (do|can|to|does that|should|could)|steps|way to|procedure) | how $");
    sign(WAY, " what (do|should|must) i ");
  }

  private static void sign(Asked asked, String words) {
    SIGNS.put(Pattern.compile(words), asked);
  }

  static Asked of(Text text) {
    String words =
        text.tokens().stream().map(Token::plain).collect(Collectors.joining(" ", " ", " "));
    for (Map.Entry<Pattern, Asked> sign : SIGNS.entrySet()) {
      if (sign.getKey().matcher(words).find()) {
        return sign.getValue();
      }
    }
    return yesOrNo(words, text.tokens());
  }

  private static Asked yesOrNo(String words, List<Token> tokens) {
    boolean asks =
        tokens.stream().anyMatch(token -> token.opens() && OPENS.matcher(token.plain()).matches());
    if (!asks || REQUESTS.matcher(words).find()) {
      return THING;
    }
    return OWED.matcher(words).find() ? DUTY : ALLOWED.matcher(words).find() ? LEAVE : FACT;
  }

  boolean fits(Asked other) {
    return this == other
        || this == THING && other != REASON
        || other == THING && this != REASON
        || yes() && other.yes() && (this == FACT || other == FACT)
        || way() && other.way();
  }

  private boolean yes() {
    return this == FACT || this == LEAVE || this == DUTY;
  }

  private boolean way() {
    return this == WAY || this == PLACE;
  }
}
