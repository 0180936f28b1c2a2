package io.turnpike.routing.embeddings;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Loads the model when it is first asked for; one that could not be loaded is tried again. */
final class LazyModel implements AutoCloseable {

  private final Lock loading = new ReentrantLock();
  private volatile @Nullable MiniLm loaded;

  /** A second or so the first time, several on a busy machine; on a thread that may wait. */
  MiniLm get() {
    MiniLm model = loaded;
    return model != null ? model : load();
  }

  private MiniLm load() {
    loading.lock();
    try {
      MiniLm model = loaded;
      if (model == null) {
        model = MiniLm.load();
        loaded = model;
      }
      return model;
    } finally {
      loading.unlock();
    }
  }

  boolean isLoaded() {
    return loaded != null;
  }

  @Override
  public void close() {
    MiniLm model = loaded;
    if (model != null) {
      model.close();
    }
  }
}
