package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.ConfigConversion.Exported;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.conversion.report.ConversionReport;
import io.turnpike.routing.conversion.report.Documents;
import io.turnpike.routing.conversion.report.Source;
import tools.jackson.databind.node.ObjectNode;

/** A document of ours in Portkey's language: word for word where Portkey has the word. */
public final class PortkeyExport {

  private PortkeyExport() {}

  /** InvalidInput for a document that is none of ours. */
  public static Exported write(String document) {
    DocumentLanguage.compiled(document);
    Source source = ConversionReport.open(DocumentLanguage.tree(document));
    ObjectNode portkey = ExportedNode.of(source);
    return new Exported(Documents.text(portkey), source.report().findings());
  }
}
