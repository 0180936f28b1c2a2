package io.turnpike.routing.cache.meaning.guards.words;

import java.util.List;
import java.util.Set;

/** A guess at a text's language, by its commonest words; English where nothing says otherwise. */
enum Language {
  ENGLISH("the is are what how do does can my your of to for in a and i when where who why which"),
  GERMAN(
      "der die das ist sind wie was ich kann nicht ein eine und zu für mit auf wann wo wer warum"
          + " den dem mein ihre von wird werden viele viel kostet es welche welcher welches hat habe darf muss bitte im am"),
  FRENCH(
      "le la les est sont que je ne pas un une et pour avec des du comment quand où qui pourquoi"
          + " mon votre puis quel quelle combien il y a en quels quelles peut dans sur"),
  SPANISH(
      "el la los las es son que yo no un una y para con del cómo cuándo dónde quién por mi su"
          + " puedo cuál cuánto cuántos cuántas qué se en hay cuesta tiene puede está");

  private final Set<String> words;

  Language(String words) {
    this.words = Set.of(words.split(" "));
  }

  static Language of(List<Token> tokens) {
    Language best = ENGLISH;
    for (Language language : values()) {
      best = language.count(tokens) > best.count(tokens) ? language : best;
    }
    return best;
  }

  private long count(List<Token> tokens) {
    return tokens.stream().filter(token -> words.contains(token.plain())).count();
  }
}
