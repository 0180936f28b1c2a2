package io.turnpike.app;

import io.turnpike.infra.testing.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The product as two processes on the same stores, ready for calls. */
record TwoNodes(ChildApp first, ChildApp second) implements AutoCloseable {

  static TwoNodes start(Stores stores, Path data) {
    CompletableFuture<ChildApp> other =
        CompletableFuture.supplyAsync(() -> node(stores, data.resolve("second")));
    ChildApp first = node(stores, data.resolve("first"));
    return new TwoNodes(first, other.join());
  }

  private static ChildApp node(Stores stores, Path data) {
    try {
      return ChildApp.start(stores, Files.createDirectories(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<ChildApp> both() {
    return List.of(first, second);
  }

  @Override
  public void close() throws InterruptedException {
    try {
      first.close();
    } finally {
      second.close();
    }
  }
}
