package io.turnpike.routing.providers.catalog;

import io.turnpike.routing.ModelCatalog;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The catalogue of the files that come with the product, or what an operator has laid over it. It
 * is read and checked beside the rest of the start, by a thread of its own; whoever asks before
 * that is done waits for it.
 */
@Component
final class BundledModelCatalog implements ModelCatalog, SmartInitializingSingleton {

  private final FutureTask<CatalogTable> reading = new FutureTask<>(CatalogFiles::bundled);
  private volatile @Nullable CatalogTable shipped;
  private volatile @Nullable CatalogTable table;

  BundledModelCatalog() {
    Thread.ofPlatform().name("model-catalogue").daemon().start(reading);
  }

  /** What is wrong with the files stops the start. */
  @Override
  public void afterSingletonsInstantiated() {
    table();
  }

  /** Also finds a model that the catalogue lists with the type in front: {@code demo/echo}. */
  @Override
  public @Nullable ModelCard find(String type, String model) {
    return table().find(type, model);
  }

  @Override
  public List<ModelCard> models(String type) {
    return table().models(type);
  }

  @Override
  public List<ModelCard> all() {
    return table().all();
  }

  @Override
  public @Nullable DatedPrice priced(String version) {
    return table().priced(version);
  }

  /** That of the files, whatever holds by now. */
  CatalogTable shipped() {
    table();
    return Objects.requireNonNull(shipped);
  }

  /** From now on this one holds. */
  void with(CatalogTable other) {
    shipped();
    table = other;
  }

  private CatalogTable table() {
    CatalogTable read = table;
    return read == null ? awaited() : read;
  }

  private CatalogTable awaited() {
    try {
      CatalogTable read = reading.get();
      shipped = read;
      table = table == null ? read : table;
      return read;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The start was interrupted.", stopped);
    } catch (ExecutionException broken) {
      Throwable why = broken.getCause() == null ? broken : broken.getCause();
      throw new IllegalStateException(String.valueOf(why.getMessage()), why);
    }
  }
}
