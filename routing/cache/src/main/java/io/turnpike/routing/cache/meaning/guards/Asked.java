package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Text;
import io.turnpike.routing.cache.meaning.guards.words.Token;
import java.util.List;
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

  static Asked of(Text text) {
    String words =
        text.tokens().stream().map(Token::plain).collect(Collectors.joining(" ", " ", " "));
    return words.matches(".* (why|how come|what's the reason|what is the reason|warum|pourquoi) .*")
        ? REASON
        : words.matches(
                ".* (how long|how many (seconds|minutes|hours|days|weeks|months|years)|wie lange) .*")
            ? DURATION
            : words.matches(".* (how much|how many|wie viel|wie viele|combien|cuánto|cuántos) .*")
                ? AMOUNT
                : byWord(words, text.tokens());
  }

  private static Asked byWord(String words, List<Token> tokens) {
    if (words.matches(
        ".* (when was|when were|when did|when does|when do|when is|when will|when can|what time|by when|until when|wann|quand|cuándo) .*")) {
      return MOMENT;
    }
    if (words.matches(" (who|whom|whose) .*|.* (by whom|wer|qui a|quién) .*")) {
      return PERSON;
    }
    if (words.matches(
        " (where|wo|où|dónde) .*|.* (where do|where can|where is|in which place) .*")) {
      return PLACE;
    }
    if (words.matches(".* (do|does) (i|we|you|one|they) (have|need) to .*")
        && !words.matches(".* (what|how) .*")) {
      return DUTY;
    }
    if (words.matches(
        ".* (how do|how can|how to|how does that|steps|way to|what do i|what should i|what must i|procedure|how should|how could) .*|.* how $")) {
      return WAY;
    }
    return yesOrNo(words, tokens);
  }

  private static Asked yesOrNo(String words, List<Token> tokens) {
    boolean asks =
        tokens.stream()
            .anyMatch(
                token ->
                    token.opens() && token.plain().matches(AUXILIARY + "|" + MAY + "|" + MUST));
    if (!asks
        || words.matches(
            " (?:please )?(can|could|would) you .*|.* (what|which|who|how|tell me|show me) .*")) {
      return THING;
    }
    return words.matches(".* (" + MUST + "|have to) .*")
        ? DUTY
        : words.matches(".* (" + MAY + ") .*") ? LEAVE : FACT;
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
