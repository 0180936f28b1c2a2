package io.turnpike.routing.conversion.litellm.management;

import io.turnpike.routing.ConfigConversion.ManagementRequest;
import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.routing.DocumentText;
import io.turnpike.routing.conversion.report.LegalNames;
import io.turnpike.routing.conversion.report.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What a file comes to beside its configs, each with a name of its own among its kind. */
public final class ManagementRequests {

  private final Map<Subject, Set<String>> names = new EnumMap<>(Subject.class);
  private final List<ManagementRequest> all = new ArrayList<>();

  /** The name it gets; the one that is wanted, if no other has it. */
  public String add(Subject subject, String wanted, ObjectNode body, List<Source> from) {
    String name = unused(subject, wanted);
    put(subject, name, body, from);
    return name;
  }

  /** A name that no other of the kind has, for a body that has to hold it. */
  String unused(Subject subject, String wanted) {
    return LegalNames.unused(wanted, names.computeIfAbsent(subject, _ -> new HashSet<>()));
  }

  /** Under a name that was unused. */
  void put(Subject subject, String name, ObjectNode body, List<Source> from) {
    List<String> pointers = from.stream().map(Source::at).toList();
    all.add(new ManagementRequest(subject, name, DocumentText.of(body), pointers));
  }

  /** In the order in which one may need another. */
  public List<ManagementRequest> list() {
    return all.stream().sorted(Comparator.comparing(ManagementRequest::subject)).toList();
  }
}
