package io.turnpike.routing.providers.catalog;

import io.turnpike.routing.catalog.CatalogProposals;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

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
      fault = place(noCatalogue) + why(noCatalogue);
    } catch (IllegalStateException contradiction) {
      fault = contradiction.getMessage();
    }
  }

  /** Of a field that is wrong by JSON pointer, of what is no JSON by line. */
  private static String place(JacksonException wrong) {
    String pointer =
        wrong.getPath().stream()
            .map(step -> "/" + Objects.requireNonNullElse(step.getPropertyName(), step.getIndex()))
            .collect(Collectors.joining());
    return pointer.isEmpty() ? line(wrong.getLocation()) : pointer + ": ";
  }

  private static String line(@Nullable TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : "line " + location.getLineNr() + ": ";
  }

  private static String why(JacksonException wrong) {
    return wrong.getCause() instanceof IllegalArgumentException missing
        ? String.valueOf(missing.getMessage())
        : wrong.getOriginalMessage();
  }
}
