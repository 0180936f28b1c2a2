package io.turnpike.routing.providers.compatible;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ProbeMeans;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.Wording;
import io.turnpike.routing.providers.refusal.Refusals;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One vendor that speaks like OpenAI, by its entry. */
final class CompatibleAdapter implements ProviderAdapter {

  private final Vendor vendor;
  private final VendorApi api;
  private final Addresses addresses;

  CompatibleAdapter(Vendor vendor, Addresses addresses) {
    this.vendor = vendor;
    this.api = new VendorApi(vendor);
    this.addresses = addresses;
  }

  @Override
  public Set<String> types() {
    return Set.of(vendor.word());
  }

  @Override
  public ProviderRequest encode(ProviderCall call) {
    return new ProviderRequest(
        api.address(call, addresses), headers(call.apiKey()), call.body(), Framing.of(call));
  }

  @Override
  public @Nullable Wording wording(Asked asked) {
    return api.wording(asked.operation());
  }

  @Override
  public boolean routes() {
    return Boolean.TRUE.equals(vendor.routes());
  }

  @Override
  public ProbeMeans probe(URI baseUrl) {
    return vendor.baseUrl() == null || baseUrl.equals(vendor.baseUrl())
        ? vendor.probe()
        : ProbeMeans.LIST;
  }

  @Override
  public ProviderFailure failure(int status, byte[] body) {
    return Refusals.of(status, body);
  }

  @Override
  public ProviderFailure failureInStream(byte[] data, int start, int end) {
    return Refusals.inStream(data, start, end);
  }

  private Map<String, String> headers(@Nullable Secret apiKey) {
    return apiKey == null ? Map.of() : api.credential(apiKey.reveal());
  }

  @Override
  public String toString() {
    return "CompatibleAdapter[" + vendor.word() + "]";
  }
}
