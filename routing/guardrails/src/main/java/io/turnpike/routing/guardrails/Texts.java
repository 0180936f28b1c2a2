package io.turnpike.routing.guardrails;

import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guard.TextPart.Role;
import io.turnpike.routing.guardrails.Subject.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The texts of a subject that are judged as wholes: of a request, the user's last message or each
 * input of an embedding; of an answer, each of its choices.
 */
public final class Texts {

  /** Lists whose elements are choices of one answer. */
  private static final Set<String> CHOICES = Set.of("choices", "candidates");

  private Texts() {}

  /**
   * One text, of one part or several.
   *
   * @param parts their numbers in the subject, in order
   */
  public record Whole(List<Integer> parts, String text) {}

  /** Empty where nobody wrote any, as in an answer that only calls tools. */
  public static List<Whole> of(Subject subject) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < subject.parts().size(); i++) {
      TextPart part = subject.parts().get(i);
      if (counts(part.role(), subject.side())) {
        groups.computeIfAbsent(group(part, subject.side()), _ -> new ArrayList<>()).add(i);
      }
    }
    List<Whole> wholes = groups.values().stream().map(each -> whole(each, subject)).toList();
    return subject.side() == Side.INPUT && !wholes.isEmpty() ? asked(wholes, subject) : wholes;
  }

  /** Every input counts; of what is said in turns, only what is said last. */
  private static List<Whole> asked(List<Whole> wholes, Subject subject) {
    Role last = subject.parts().get(wholes.getLast().parts().getFirst()).role();
    return last == Role.INPUT ? wholes : List.of(wholes.getLast());
  }

  private static boolean counts(Role role, Side side) {
    return side == Side.INPUT ? role == Role.USER || role == Role.INPUT : role == Role.ASSISTANT;
  }

  private static String group(TextPart part, Side side) {
    String[] path = part.pointer().split("/", 4);
    boolean choices = path.length > 2 && CHOICES.contains(path[1]);
    if (side == Side.OUTPUT && !choices) {
      return "";
    }
    return path.length > 2 ? path[1] + "/" + path[2] : part.pointer();
  }

  private static Whole whole(List<Integer> parts, Subject subject) {
    List<String> texts = parts.stream().map(i -> subject.parts().get(i).text()).toList();
    return new Whole(List.copyOf(parts), String.join("\n", texts));
  }
}
