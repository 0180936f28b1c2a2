package io.turnpike.billing.stored;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.turnpike.routing.usage.DecisionNote;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.jsontype.NamedType;

/**
 * The words by which the kinds of notes are told apart in JSON: the names of their types, so that
 * {@code CopyOf} is {@code copy_of}. A type that is renamed needs a word of its own here.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
interface NoteKinds {

  static NamedType[] all() {
    return Arrays.stream(DecisionNote.class.getPermittedSubclasses())
        .map(kind -> new NamedType(kind, word(kind.getSimpleName())))
        .toArray(NamedType[]::new);
  }

  private static String word(String type) {
    return type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
