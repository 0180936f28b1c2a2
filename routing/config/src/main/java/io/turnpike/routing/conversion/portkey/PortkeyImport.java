package io.turnpike.routing.conversion.portkey;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.ConfigExchange.Draft;
import io.turnpike.routing.ConfigExchange.Imported;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.conversion.account.Account;
import io.turnpike.routing.conversion.account.Connections;
import io.turnpike.routing.conversion.account.Documents;
import io.turnpike.routing.conversion.account.LegalNames;
import io.turnpike.routing.conversion.account.Source;
import io.turnpike.routing.conversion.account.Vendors;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A Portkey document, in snake or camel case, as a config of ours. */
public final class PortkeyImport {

  private static final String NAME = "portkey-import";

  private PortkeyImport() {}

  /** InvalidInput when it is not one, or leads nowhere. */
  public static Imported read(String text, Vendors vendors) {
    Source source = Account.open(DocumentLanguage.tree(text));
    Connections connections = new Connections(vendors);
    ObjectNode document = new NodeTranslation(connections).translate(source);
    if (document == null) {
      throw InvalidInput.at(
          "",
          "No target of it names a provider. Portkey may take the provider from each request; here"
              + " a config says it: add \"provider\".");
    }
    Draft draft = new Draft(name(document.path("name").asString("")), Documents.checked(document));
    List<Draft> drafts = List.of(draft);
    return new Imported(
        drafts, source.account().report(), connections.list(Documents.connections(drafts)));
  }

  private static String name(@Nullable String name) {
    return LegalNames.legal(name == null ? "" : name, NAME);
  }
}
