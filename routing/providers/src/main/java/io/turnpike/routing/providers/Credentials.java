package io.turnpike.routing.providers;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.SecretFields;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The secrets of one credential by field, as a connection's type names them. */
public final class Credentials {

  /** The field of those that are nothing but a key. */
  public static final String API_KEY = SecretFields.API_KEY;

  private final SecretFields fields;

  private Credentials(SecretFields fields) {
    this.fields = fields;
  }

  /** From the one text that they are kept as. */
  public static Credentials of(Secret kept) {
    return new Credentials(SecretFields.of(kept));
  }

  /** Null where it has no such field. */
  public @Nullable Secret get(String field) {
    return fields.get(field);
  }

  /** Each of them, for whoever has to keep them out of a text. */
  public Collection<Secret> all() {
    return fields.values().values();
  }

  @Override
  public String toString() {
    return fields.names().toString();
  }
}
