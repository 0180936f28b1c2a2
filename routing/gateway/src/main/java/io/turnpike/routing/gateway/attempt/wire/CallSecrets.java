package io.turnpike.routing.gateway.attempt.wire;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.providers.SecretFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What no text about a call may show: each secret of its credential, and what was fetched for it or
 * sent to fetch it.
 */
public final class CallSecrets {

  private final @Nullable Secret kept;
  private final @Nullable SecretFields read;
  private volatile List<Secret> added = List.of();

  /**
   * @param kept the credential as it is kept; null for a call without one
   */
  public CallSecrets(@Nullable Secret kept) {
    this(kept, null);
  }

  private CallSecrets(@Nullable Secret kept, @Nullable SecretFields read) {
    this.kept = kept;
    this.read = read;
  }

  /**
   * @param credential null for a call without one
   */
  public static CallSecrets of(@Nullable SecretFields credential) {
    return new CallSecrets(null, credential);
  }

  /** By one thread at a time. */
  public void add(Secret another) {
    List<Secret> more = new ArrayList<>(added);
    more.add(another);
    added = List.copyOf(more);
  }

  /** The same text with a word in place of each of them. */
  String without(String text) {
    String shown = text;
    for (Secret secret : all()) {
      if (!secret.reveal().isBlank()) {
        shown = shown.replace(secret.reveal(), "[secret]");
      }
    }
    return shown;
  }

  private List<Secret> all() {
    List<Secret> all = new ArrayList<>();
    if (kept != null) {
      all.add(kept);
      all.addAll(SecretFields.of(kept).values().values());
    }
    if (read != null) {
      all.addAll(read.values().values());
    }
    all.addAll(added);
    return all;
  }
}
