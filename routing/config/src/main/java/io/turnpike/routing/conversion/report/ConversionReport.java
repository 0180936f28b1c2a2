package io.turnpike.routing.conversion.report;

import io.turnpike.routing.ConfigConversion.Finding;
import io.turnpike.routing.ConfigConversion.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of a source document. A finding covers everything below its place; what nobody said
 * anything about is lost, so that nothing disappears in silence.
 */
public final class ConversionReport {

  private static final String UNKNOWN = "Turnpike has no word for this; it was left out.";

  private final JsonNode source;
  private final Map<String, Finding> findings = new HashMap<>();
  private final Set<String> above = new HashSet<>();
  private @Nullable Finding whole;

  private ConversionReport(JsonNode source) {
    this.source = source;
  }

  /** The whole of a document that is about to be translated. */
  public static Source open(JsonNode source) {
    return new Source(source, "", "", new ConversionReport(source));
  }

  /** The last word about a place counts. */
  void note(Kind kind, String at, String sentence) {
    findings.put(at, new Finding(kind, at, sentence));
    for (int end = at.lastIndexOf('/'); end >= 0; end = at.lastIndexOf('/', end - 1)) {
      above.add(at.substring(0, end));
    }
  }

  /** Whether something is made of it already. */
  boolean keeps(String at) {
    Finding said = findings.get(at);
    return said != null && said.kind() != Kind.LOST;
  }

  /** What no key of it says, at its root and beside the findings about its values. */
  void noteWhole(Kind kind, String sentence) {
    whole = new Finding(kind, "", sentence);
  }

  /** In the order of the source; each of its values lies at or below exactly one finding. */
  public List<Finding> findings() {
    List<Finding> report = new ArrayList<>();
    if (whole != null) {
      report.add(whole);
    }
    collect(new Source(source, "", "", this), report);
    return List.copyOf(report);
  }

  private void collect(Source place, List<Finding> report) {
    Finding own = findings.get(place.at());
    if (own != null) {
      report.add(own);
    } else if (above.contains(place.at())) {
      place.children().forEach(child -> collect(child, report));
    } else {
      report.add(new Finding(Kind.LOST, place.at(), UNKNOWN));
    }
  }
}
