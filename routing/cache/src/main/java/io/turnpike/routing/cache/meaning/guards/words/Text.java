package io.turnpike.routing.cache.meaning.guards.words;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text as guards see it.
 *
 * @param codes what stands between backticks
 * @param quotes what stands between quotation marks
 * @param tokens of the rest
 * @param stems of the tokens
 * @param quoted stems of what is quoted
 * @param figures amounts and times
 * @param terms words and phrases that are part of no figure
 */
public record Text(
    List<String> codes,
    List<String> quotes,
    List<Token> tokens,
    List<String> stems,
    Set<String> quoted,
    List<Figure> figures,
    List<Term> terms) {

  public static Text of(String text) {
    Passage passage = Passage.of(text);
    List<Token> tokens = List.copyOf(Tokens.of(passage.prose()));
    List<String> stems = tokens.stream().map(token -> Stems.of(token.plain())).toList();
    Figures figures = Figures.in(tokens, Terms.joined(stems));
    BitSet taken = figures.taken();
    return new Text(
        passage.codes(),
        passage.quotes(),
        tokens,
        stems,
        quoted(passage.quotes()),
        figures.found(),
        Terms.of(tokens, stems, taken));
  }

  private static Set<String> quoted(List<String> quotes) {
    return quotes.stream()
        .flatMap(quote -> Tokens.of(quote).stream())
        .map(token -> Stems.of(token.plain()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those without which it would say something else. */
  public List<Term> bearing() {
    return terms.stream().filter(Term::bears).toList();
  }
}
