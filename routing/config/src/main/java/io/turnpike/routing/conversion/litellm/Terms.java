package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.conversion.report.Connections;
import io.turnpike.routing.conversion.report.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of all its deployments and is needed to read one.
 *
 * @param credentials values of {@code credential_list} by name
 * @param limitsStreams whether the router has a limit of its own for streams
 * @param drops {@code drop_params}: whether fields that a provider does not know are left out
 */
record Terms(
    Connections connections,
    Map<String, Source> credentials,
    boolean limitsStreams,
    boolean drops) {

  static Terms of(Source root, Connections connections) {
    Source router = root.get("router_settings");
    Source streams = router == null ? null : router.get("stream_timeout");
    Source common = root.get("litellm_settings");
    Source drops = common == null ? null : common.get("drop_params");
    return new Terms(
        connections,
        credentials(root.get("credential_list")),
        streams != null && Seconds.text(streams.json()) != null,
        drops != null && drops.json().asBoolean(false));
  }

  /** Where the credential of that name leads; null when it does not say. */
  @Nullable String address(@Nullable String credential) {
    Source values = credential == null ? null : credentials.get(credential);
    Source address = values == null ? null : values.get("api_base");
    return address == null ? null : address.text();
  }

  private static Map<String, Source> credentials(@Nullable Source list) {
    Map<String, Source> byName = new HashMap<>();
    for (Source credential : list == null ? List.<Source>of() : list.children()) {
      Source name = credential.get("credential_name");
      Source values = credential.get("credential_values");
      if (name != null && name.text() != null && values != null) {
        byName.put(name.text(), values);
      }
    }
    return byName;
  }
}
