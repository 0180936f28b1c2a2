package io.turnpike.tenants;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.turnpike.infra.testing.Stores;
import java.util.List;
import java.util.Map;

/** Everything this module has stored, as text: bytes both as hex and as they are. */
public final class Dump {

  private static final List<String> TABLES =
      List.of(
          "organization",
          "team",
          "app_user",
          "member",
          "session",
          "gateway_key",
          "management_key",
          "provider_connection",
          "provider_credential",
          "audit");

  private Dump() {}

  public static String of(Stores stores) {
    StringBuilder text = new StringBuilder();
    for (String table : TABLES) {
      for (Map<String, Object> row :
          stores.rows("select t.*, t::text as whole from " + table + " t")) {
        row.values().forEach(value -> append(text, value));
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Object value) {
    text.append(value instanceof byte[] bytes ? new String(bytes, ISO_8859_1) : value).append('\n');
  }
}
