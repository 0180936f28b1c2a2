package io.turnpike.routing.conversion.portkey;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.ConfigConversion.Draft;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.conversion.report.Connections;
import io.turnpike.routing.conversion.report.ConversionReport;
import io.turnpike.routing.conversion.report.Documents;
import io.turnpike.routing.conversion.report.LegalNames;
import io.turnpike.routing.conversion.report.Source;
import io.turnpike.routing.conversion.report.Vendors;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A Portkey document, in snake or camel case, as a config of ours. */
public final class PortkeyImport {

  private static final String NAME = "portkey-import";

  private PortkeyImport() {}

  /** InvalidInput when it is not one, or leads nowhere. */
  public static Imported read(String text, Vendors vendors) {
    Source source = ConversionReport.open(DocumentLanguage.tree(text));
    Connections connections = new Connections(vendors);
    ObjectNode document = new NodeTranslation(connections).translate(source);
    if (document == null) {
      throw InvalidInput.at(
          "",
          "No target of it names a provider. Portkey may take the provider from each request; here"
              + " a config says it: add \"provider\".");
    }
    Draft draft =
        new Draft(
            LegalNames.legal(document.path("name").asString(""), NAME),
            Documents.checked(document));
    List<Draft> drafts = List.of(draft);
    return new Imported(
        drafts, source.report().findings(), connections.list(Documents.connections(drafts)));
  }
}
