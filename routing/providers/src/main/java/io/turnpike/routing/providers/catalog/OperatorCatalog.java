package io.turnpike.routing.providers.catalog;

import io.turnpike.routing.catalog.CatalogProposals;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Lays the operator's document over the files of the product. */
@Component
final class OperatorCatalog implements CatalogProposals {

  private final BundledModelCatalog catalog;
  private byte @Nullable [] seen;
  private @Nullable OperatorFile file;
  private @Nullable String fault;
  private @Nullable String applied;

  OperatorCatalog(BundledModelCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public synchronized Proposal read(byte[] document) {
    look(document);
    OperatorFile read = file;
    if (read == null) {
      return Proposal.broken(String.valueOf(fault));
    }
    boolean holds = read.digest().equals(applied);
    return new Proposal(
        holds ? State.APPLIED : State.PENDING,
        read.digest(),
        null,
        holds ? List.of() : read.changes(catalog));
  }

  @Override
  public synchronized void apply(byte[] document) {
    look(document);
    OperatorFile read = file;
    if (read == null) {
      throw new IllegalArgumentException(fault);
    }
    catalog.with(read.table());
    applied = read.digest();
  }

  /** The same array says the same: it is asked every few seconds. */
  private void look(byte[] document) {
    if (document == seen) {
      return;
    }
    seen = document;
    file = null;
    fault = null;
    try {
      file = OperatorFile.of(document, catalog.shipped());
    } catch (JacksonException noCatalogue) {
      fault = noCatalogue.getOriginalMessage() + place(noCatalogue);
    } catch (IllegalStateException contradiction) {
      fault = contradiction.getMessage();
    }
  }

  private static String place(JacksonException wrong) {
    return wrong.getLocation() == null ? "" : " (line " + wrong.getLocation().getLineNr() + ")";
  }
}
