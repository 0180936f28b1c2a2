package io.turnpike.routing.cache.store;

import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.cache.AnswerCache;
import io.turnpike.routing.cache.AnswerCacheContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract, kept in memory alone. */
class MemoryOnlyIT extends AnswerCacheContract {

  @RegisterExtension static final Stores stores = Stores.fresh();

  @AutoClose private final CacheNode node = CacheNode.start(stores);

  @Override
  protected AnswerCache cache() {
    return node.cache().inMemory();
  }

  @Override
  protected int largest() {
    return 1 << 20;
  }
}
