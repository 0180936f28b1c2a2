package io.turnpike.routing.cache.store;

import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.cache.AnswerCache;
import io.turnpike.routing.cache.AnswerCacheContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract, kept in memory, in Redis alone, and in memory in front of it. */
class TwoTierCacheIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static CacheNode node;

  @BeforeAll
  static void start() {
    node = CacheNode.start(stores);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Nested
  class BothTiers extends Largest {

    @Override
    protected AnswerCache cache() {
      return node.cache();
    }
  }

  @Nested
  class RedisAlone extends Largest {

    @Override
    protected AnswerCache cache() {
      node.forget();
      return node.cache();
    }
  }

  @Nested
  class MemoryAlone extends Largest {

    @Override
    protected AnswerCache cache() {
      return node.cache().inMemory();
    }
  }

  abstract static class Largest extends AnswerCacheContract {

    @Override
    protected int largest() {
      return 1 << 20;
    }
  }
}
