package io.turnpike.routing.gateway.call;

import org.jspecify.annotations.Nullable;

/**
 * A model's name with the connection in front that is to serve it: {@code connection/model}, or as
 * Portkey writes it, {@code @connection/model}.
 */
public final class QualifiedModel {

  private QualifiedModel() {}

  /** What stands before the first slash, which may be a connection; null without any. */
  public static @Nullable String connection(@Nullable String model) {
    int slash = model == null ? -1 : model.indexOf('/');
    int start = isCertain(model) ? 1 : 0;
    return model == null || slash <= start ? null : model.substring(start, slash);
  }

  /** Whether what stands before the slash can only be a connection. */
  public static boolean isCertain(@Nullable String model) {
    return model != null && model.startsWith("@");
  }

  /** {@code connection/model} of {@code @connection/model}; all else as it is. */
  public static String plain(String model, String connection) {
    return isCertain(model) && model.startsWith(connection + "/", 1) ? model.substring(1) : model;
  }
}
