package io.turnpike.infra.postgres;

/**
 * How many connections each role may hold at once.
 *
 * @param scoped for work within one scope
 * @param across for work across scopes
 */
record PoolSizes(int scoped, int across) {

  /** A page or a save takes milliseconds; the data plane takes none. */
  static final PoolSizes PRODUCT = new PoolSizes(16, 8);
}
