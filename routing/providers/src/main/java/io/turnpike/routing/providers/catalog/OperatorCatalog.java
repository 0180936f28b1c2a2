package io.turnpike.routing.providers.catalog;

import io.turnpike.routing.catalog.CatalogProposals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Reads the operator's file when it has changed, and lays it over the files of the product. */
@Component
@EnableConfigurationProperties(CatalogSettings.class)
final class OperatorCatalog implements CatalogProposals {

  private static final Logger log = LoggerFactory.getLogger(OperatorCatalog.class);
  private static final long LARGEST = 32L << 20;

  private final BundledModelCatalog catalog;
  private final @Nullable Path path;
  private @Nullable Object seen;
  private @Nullable OperatorFile file;
  private @Nullable String fault;
  private @Nullable String applied;

  /** What tells one state of a file from another. */
  private record State(Object modified, long size, @Nullable Object key) {}

  @Autowired
  OperatorCatalog(BundledModelCatalog catalog, CatalogSettings settings) {
    this(catalog, settings.catalog());
  }

  OperatorCatalog(BundledModelCatalog catalog, @Nullable Path path) {
    this.catalog = catalog;
    this.path = path;
  }

  @Override
  public synchronized Proposal read() {
    if (path == null) {
      return new Proposal(CatalogProposals.State.NONE, null, null, List.of());
    }
    Object state = state(path);
    if (!state.equals(seen)) {
      seen = state;
      look(path);
    }
    return proposal();
  }

  @Override
  public synchronized boolean apply(String digest) {
    OperatorFile read = file;
    if (read == null || !read.digest().equals(digest)) {
      return false;
    }
    catalog.with(read.table());
    applied = digest;
    log.info("The model catalogue has what {} says ({}).", path, digest);
    return true;
  }

  private Proposal proposal() {
    OperatorFile read = file;
    if (read == null) {
      return new Proposal(CatalogProposals.State.BROKEN, null, fault, List.of());
    }
    boolean holds = read.digest().equals(applied);
    return new Proposal(
        holds ? CatalogProposals.State.APPLIED : CatalogProposals.State.PENDING,
        read.digest(),
        null,
        holds ? List.of() : read.changes(catalog));
  }

  private void look(Path at) {
    file = null;
    fault = null;
    try {
      if (Files.size(at) > LARGEST) {
        throw new IllegalStateException("It is larger than " + LARGEST + " bytes.");
      }
      file = OperatorFile.of(Files.readAllBytes(at), catalog.shipped());
    } catch (IOException unreadable) {
      broken(at, "It cannot be read: " + unreadable);
    } catch (JacksonException noCatalogue) {
      broken(at, noCatalogue.getOriginalMessage() + place(noCatalogue));
    } catch (IllegalStateException contradiction) {
      broken(at, String.valueOf(contradiction.getMessage()));
    }
  }

  private void broken(Path at, String why) {
    fault = why;
    log.warn("The model catalogue in {} cannot be used; what held before stays. {}", at, why);
  }

  private static String place(JacksonException wrong) {
    return wrong.getLocation() == null ? "" : " (line " + wrong.getLocation().getLineNr() + ")";
  }

  private static Object state(Path at) {
    try {
      BasicFileAttributes it = Files.readAttributes(at, BasicFileAttributes.class);
      return new State(it.lastModifiedTime(), it.size(), it.fileKey());
    } catch (IOException missing) {
      return "missing";
    }
  }
}
