package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.ConfigConversion.Exported;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.config.document.ConfigDocument;
import io.turnpike.routing.config.keys.KeyTable;
import io.turnpike.routing.conversion.report.ConversionReport;
import io.turnpike.routing.conversion.report.Documents;
import io.turnpike.routing.conversion.report.Source;
import tools.jackson.databind.node.ObjectNode;

/** A document of ours in Portkey's language: word for word where Portkey has the word. */
public final class PortkeyExport {

  private PortkeyExport() {}

  /** InvalidInput for a document that is none of ours. */
  public static Exported write(String document) {
    return write(document, KeyTable.STANDARD);
  }

  /**
   * @param table the keys that nodes may have
   */
  public static Exported write(String document, KeyTable table) {
    ConfigDocument.read(document, table).compiled();
    Source source = ConversionReport.open(DocumentLanguage.tree(document));
    ObjectNode portkey = ExportedNode.of(source, table);
    return new Exported(Documents.text(portkey), source.report().findings());
  }
}
