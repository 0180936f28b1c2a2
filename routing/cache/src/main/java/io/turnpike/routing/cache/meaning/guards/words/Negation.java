package io.turnpike.routing.cache.meaning.guards.words;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that turn what they stand with into its contrary. */
public final class Negation {

  private static final Set<String> WORDS =
      Set.of(
          ("not no never none neither nor without cannot cant dont doesnt didnt isnt arent wasnt"
                  + " werent wont wouldnt shouldnt couldnt hasnt havent hadnt nothing nobody nowhere"
                  + " nicht kein keine keinen keinem keiner keines nie niemals ohne nichts niemand"
                  + " pas jamais aucun aucune sans ni rien ningún ninguna ninguno nunca jamás sin"
                  + " nada nadie tampoco")
              .split(" "));

  /** As they are written, and as stems: words are asked about in both forms. */
  private static final Set<String> VERBS =
      Stream.of(
              ("unable forbid forbidden prohibit prohibited ban banned disallow disallowed exclude"
                      + " excluded excludes excluding except lack lacks lacking lost skip skipping"
                      + " omit omitting avoid avoiding prevent preventing refuse incompatible"
                      + " impossible unavailable unsupported unlike verboten interdit prohibido"
                      + " excepto sauf außer")
                  .split(" "))
          .flatMap(word -> Stream.of(word, Stems.of(word)))
          .collect(Collectors.toUnmodifiableSet());

  private Negation() {}

  /** Of grammar: {@code not}, {@code isn't}, {@code without}, {@code kein}. */
  public static boolean is(String plain) {
    return WORDS.contains(plain) || plain.endsWith("n't");
  }

  /** By what a word, or its stem, means: {@code forbidden}, {@code exclude}. */
  public static boolean meant(String word) {
    return VERBS.contains(word);
  }
}
