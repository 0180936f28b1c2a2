package com.example.tower;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.Wording;
import io.turnpike.routing.providers.refusal.Refusals;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Floor, model and verb in the path, version in the query, a signature over the body. */
final class TowerAdapter implements ProviderAdapter {

  private final Addresses addresses;

  TowerAdapter(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public Set<String> types() {
    return Set.of("tower");
  }

  @Override
  public Wording wording(Asked asked) {
    return Wording.same(asked.operation());
  }

  @Override
  public ProviderRequest encode(ProviderCall call) {
    String path = "floors/" + call.settings().get("floor") + "/" + place(call);
    String query = "?api-version=" + call.settings().get("api_version");
    return new ProviderRequest(
        addresses.below(call.baseUrl(), path + query),
        signed(call.apiKey(), call.body().bytes()),
        call.body(),
        Framing.of(call));
  }

  @Override
  public ProviderFailure failure(int status, byte[] body) {
    return Refusals.of(status, body);
  }

  @Override
  public ProviderFailure failureInStream(byte[] data, int start, int end) {
    return Refusals.inStream(data, start, end);
  }

  private static String place(ProviderCall call) {
    String verb = call.streamed() ? ":stream" : ":generate";
    return call.model().isEmpty() ? call.operation() : "models/" + call.model() + verb;
  }

  private static Map<String, String> signed(@Nullable Secret apiKey, byte[] body) {
    return apiKey == null
        ? Map.of()
        : Map.of("x-tower-signature", TowerSignature.of(apiKey.reveal(), body));
  }
}
