package io.turnpike.billing.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A file, read again when it has changed. */
final class FileSource implements CatalogSource {

  private final Path path;
  private @Nullable Object seen;
  private Document known = Document.broken("It was not read yet.");

  /** What tells one state of a file from another. */
  private record State(Object modified, long size, @Nullable Object key) {}

  FileSource(Path path) {
    this.path = path;
  }

  @Override
  public Mono<Document> read(boolean anew) {
    return Mono.fromCallable(this::looked).subscribeOn(Schedulers.boundedElastic());
  }

  private synchronized Document looked() {
    Object state = state();
    if (!state.equals(seen)) {
      seen = state;
      known = document();
    }
    return known;
  }

  private Document document() {
    try {
      return Files.size(path) > LARGEST
          ? Document.broken("It is larger than " + LARGEST + " bytes.")
          : Document.of(Files.readAllBytes(path));
    } catch (IOException unreadable) {
      return Document.broken("It cannot be read: " + unreadable);
    }
  }

  private Object state() {
    try {
      BasicFileAttributes it = Files.readAttributes(path, BasicFileAttributes.class);
      return new State(it.lastModifiedTime(), it.size(), it.fileKey());
    } catch (IOException missing) {
      return "missing";
    }
  }
}
