package io.turnpike.tenants.connections;

import io.turnpike.tenants.input.Mistakes;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types a tenant may set up. */
enum ConnectionType {
  OPENAI("openai", new Endpoint(URI.create("https://api.openai.com/v1")), true),
  ANTHROPIC("anthropic", new Endpoint(URI.create("https://api.anthropic.com/v1")), true),
  OPENAI_COMPATIBLE("openai-compatible", null, false);

  private final String word;
  private final @Nullable Endpoint endpoint;
  private final boolean needsKey;

  ConnectionType(String word, @Nullable Endpoint endpoint, boolean needsKey) {
    this.word = word;
    this.endpoint = endpoint;
    this.needsKey = needsKey;
  }

  /** Null when there is no such type, which is then noted. */
  static @Nullable ConnectionType of(String word, Mistakes mistakes) {
    for (ConnectionType type : values()) {
      if (type.word.equals(word)) {
        return type;
      }
    }
    String known =
        Arrays.stream(values()).map(ConnectionType::word).collect(Collectors.joining(", "));
    mistakes.add("/type", "There is no such type. Types are: " + known + ".");
    return null;
  }

  String word() {
    return word;
  }

  /** The vendor's own address; null when there is no single one. */
  @Nullable Endpoint endpoint() {
    return endpoint;
  }

  boolean needsKey() {
    return needsKey;
  }
}
