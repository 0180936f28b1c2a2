package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Text;
import io.turnpike.routing.cache.meaning.guards.words.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What kind of answer a question wants. */
enum Asked {
  REASON,
  /** What makes something so: a reason, or a thing. */
  CAUSE(REASON),
  DURATION,
  AMOUNT,
  /** How many days, which is a duration or an amount. */
  SPAN(DURATION, AMOUNT),
  MOMENT,
  PERSON,
  PLACE,
  WAY(PLACE),
  /** How something works, which is a thing or a way. */
  MANNER(WAY),
  /** How far, how tall, how often. */
  DEGREE(AMOUNT),
  /** Which of several things. */
  CHOICE(PLACE, WAY, MANNER, DEGREE),
  /** Yes or no, where something may be. */
  LEAVE,
  /** Yes or no, where something must be. */
  DUTY,
  /** Yes or no. */
  FACT(LEAVE, DUTY),
  /** A thing, or what no word tells. */
  THING(
      CAUSE, DURATION, AMOUNT, SPAN, MOMENT, PERSON, PLACE, WAY, MANNER, DEGREE, CHOICE, LEAVE,
      DUTY, FACT);

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
    sign(REASON, " (why|how come|(what's|what is|what are) the reasons?|warum|pourquoi) ");
    sign(CAUSE, " what (makes|causes|is making|is causing|leads to) ");
    sign(DURATION, " (how long|how much time|wie lange) ");
    sign(SPAN, " how many (seconds|minutes|hours|days|weeks|months|years) ");
    sign(AMOUNT, " (how much|how many|wie viel|wie viele|combien|cuánto|cuántos) ");
    sign(
        MOMENT,
        " when ("
            + AUXILIARY
            + "|"
            + MAY
            + "|"
            + MUST
            + ") |^ when | (by when|until when) "
            + "| (what|which) (time|times|day|date|days|dates|month|year|century|hours) "
            + "| (what is|what's|what was) the (date|year|deadline|first day|last day|last date) "
            + "| (wann|quand|cuándo) ");
    sign(
        PERSON,
        "^ (who|whom|whose) | (by whom|wer|qui a|quién) "
            + "| which (author|person|character|artist|painter|writer|president|actor) ");
    sign(
        PLACE,
        "^ (where|wo|où|dónde) | (where (do|can|is|should|will)|in which place) "
            + "| is there (a|an|any) .* (near|close|nearby|around) ");
    sign(DUTY, "^(?!.* (what|how) ).* (do|does) (i|we|you|one|they) (have|need) to ");
    sign(
        WAY,
        " (how (do|can|to|does that|should|could)|steps|way to|procedure|process (for|of|to)"
            + "|method (for|of|to)) | how $");
    sign(WAY, " what (do|should|must) i ");
    sign(
        DEGREE,
        " how (often|frequently|far|tall|high|deep|old|big|large|wide|heavy|fast|hot|cold|late"
            + "|early|soon|good|safe) ");
    sign(MANNER, " how (" + AUXILIARY + ") ");
    sign(CHOICE, " (in|on|at|from|to|of) (which|what) |^ which ");
  }

  private final Set<Asked> like;

  Asked(Asked... like) {
    this.like = Set.of(like);
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
    return this == other || like.contains(other) || other.like.contains(this);
  }
}
