package io.turnpike.routing.dialects;

/** What is asked for at the paths that no dialect serves. */
public interface OtherOperations {

  /**
   * One that is passed on.
   *
   * @param path under {@code /v1/}, whole
   * @param words in which the gateway's own errors about it are written
   */
  Operation at(String path, Dialect words);
}
