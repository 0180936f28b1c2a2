package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Source;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code sticky}, which Portkey can hash of metadata, parameters and headers only. */
final class ExportedSticky {

  private static final Pattern KNOWN = Pattern.compile("(metadata|params|headers)\\..+");

  private ExportedSticky() {}

  static void write(Source sticky, ObjectNode kept) {
    ArrayNode fields = JsonNodeFactory.instance.arrayNode();
    Source listed = PortkeyObject.of(sticky).get("hash_fields");
    int all = listed == null ? 0 : listed.children().size();
    if (listed != null) {
      listed.children().forEach(field -> add(field, fields));
    }
    if (fields.isEmpty()) {
      sticky.lost("Left out: Portkey can only hash metadata, parameters and headers.");
      return;
    }
    ObjectNode written = kept.putObject("sticky");
    boolean enabled = sticky.json().path("enabled").asBoolean(true);
    written.put("enabled", enabled).set("hash_fields", fields);
    if (sticky.get("ttl") != null) {
      written.set("ttl", sticky.json().get("ttl"));
    }
    tell(sticky, all - fields.size());
  }

  private static void add(Source field, ArrayNode fields) {
    String text = String.valueOf(field.text());
    if (KNOWN.matcher(text).matches()) {
      fields.add(text);
    }
  }

  private static void tell(Source sticky, int dropped) {
    if (dropped == 0) {
      sticky.carried("Means the same; Portkey forgets a choice after its \"ttl\".");
    } else {
      sticky.adjusted(
          dropped + " left out: Portkey can only hash metadata, parameters and headers.");
    }
  }
}
