package io.turnpike.routing.cache.meaning.guards.words;

import java.util.Set;
import java.util.stream.Collectors;

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

  private static final Set<String> VERBS =
      Set.of(
          ("unable forbid forbidden prohibit prohibited ban banned disallow disallowed exclude"
                  + " excluded excludes excluding except lack lacks lacking lost skip skipping omit"
                  + " omitting avoid avoiding prevent preventing refuse incompatible impossible"
                  + " unavailable unsupported unlike verboten interdit prohibido excepto sauf außer")
              .split(" "));

  private static final Set<String> STEMS =
      VERBS.stream().map(Stems::of).collect(Collectors.toUnmodifiableSet());

  private Negation() {}

  /** Of grammar: {@code not}, {@code isn't}, {@code without}, {@code kein}. */
  public static boolean is(String plain) {
    return WORDS.contains(plain) || plain.endsWith("n't");
  }

  /** By what a word means: {@code forbidden}, {@code excluded}. */
  public static boolean meant(String plain) {
    return VERBS.contains(plain) || STEMS.contains(plain);
  }
}
