package io.turnpike.webui;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.Nearest;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * The query parameters a route takes: what the arguments of its method name ({@code @RequestParam},
 * and the components of a record without an annotation), its mapping's condition, and {@link
 * TakesQuery}. Anything else in an address is a mistake and never passed over: who misspells a
 * filter would get everything.
 */
public final class DeclaredQuery {

  private static final String ALL = "*";
  private static final String FAMILY = ".*";

  private final Set<String> names;

  private DeclaredQuery(Set<String> names) {
    this.names = names;
  }

  public static DeclaredQuery of(HandlerMethod handler) {
    Set<String> names = new TreeSet<>(conditions(handler));
    TakesQuery more = handler.getMethodAnnotation(TakesQuery.class);
    names.addAll(more == null ? List.of() : List.of(more.value()));
    Arrays.stream(handler.getMethodParameters()).flatMap(DeclaredQuery::names).forEach(names::add);
    return new DeclaredQuery(names);
  }

  /**
   * Throws InvalidInput that names each parameter which is not taken, comes more than once, or
   * holds a control character.
   */
  public void check(MultiValueMap<String, String> query) {
    List<Mistake> mistakes = new ArrayList<>();
    query.forEach((name, values) -> check(name, values, mistakes));
    if (!mistakes.isEmpty()) {
      throw new InvalidInput(mistakes);
    }
  }

  private void check(String name, List<String> values, List<Mistake> mistakes) {
    if (names.contains(ALL)) {
      return;
    }
    if (!takes(name)) {
      mistakes.add(mistake(name, " is not a parameter here" + known(name)));
    } else if (values.size() > 1) {
      mistakes.add(mistake(name, " is given " + values.size() + " times; give it once."));
    } else if (ControlCharacters.in(values.getFirst())) {
      mistakes.add(mistake(name, ControlCharacters.REFUSED));
    }
  }

  private boolean takes(String name) {
    int dot = name.indexOf('.');
    return names.contains(name)
        || dot > 0 && dot < name.length() - 1 && names.contains(name.substring(0, dot) + FAMILY);
  }

  private String known(String name) {
    List<String> shown =
        names.stream().map(each -> each.replace(FAMILY, ".<key>")).sorted().toList();
    return shown.isEmpty()
        ? "; there are none."
        : "; known are " + shown + "." + Nearest.hint(name, names);
  }

  private static Mistake mistake(String name, String what) {
    String shown = ControlCharacters.visible(name);
    return new Mistake("/" + shown, "\"" + shown + "\"" + what);
  }

  private static List<String> conditions(HandlerMethod handler) {
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
    return mapping == null
        ? List.of()
        : Arrays.stream(mapping.params()).map(each -> each.replaceAll("[!=].*", "")).toList();
  }

  private static Stream<String> names(MethodParameter argument) {
    RequestParam parameter = argument.getParameterAnnotation(RequestParam.class);
    if (parameter != null) {
      String name = parameter.name();
      return Stream.of(name.isEmpty() ? argument.getParameter().getName() : name);
    }
    RecordComponent[] parts = argument.getParameterType().getRecordComponents();
    return parts == null || argument.hasParameterAnnotations()
        ? Stream.empty()
        : Arrays.stream(parts).map(RecordComponent::getName);
  }
}
