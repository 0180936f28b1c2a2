package io.turnpike.routing.providers.compatible;

import io.turnpike.routing.dialects.rerank.RerankNames;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.Wording;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a vendor's API has, and where, made of its entry once. */
final class VendorApi {

  private static final String RERANK = "rerank";

  /** Operations that dialects speak, and can say otherwise where a vendor has them not. */
  private static final Set<String> SPOKEN =
      Set.of("chat/completions", "completions", "embeddings", "responses", RERANK);

  private final Vendor vendor;
  private final Map<String, Wording> wordings;
  private final Map<String, String> paths;

  VendorApi(Vendor vendor) {
    this.vendor = vendor;
    this.wordings =
        vendor.operations().stream()
            .collect(
                Collectors.toUnmodifiableMap(String::intern, operation -> said(vendor, operation)));
    this.paths = Map.copyOf(vendor.paths());
  }

  private static Wording said(Vendor vendor, String operation) {
    Vendor.RerankWords words = vendor.rerank();
    return words == null || !operation.equals(RERANK)
        ? Wording.same(operation)
        : new Wording(operation, new RerankNames(words.topN(), words.results()));
  }

  /** Null where it has nothing like it. */
  @Nullable Wording wording(String operation) {
    Wording listed = wordings.get(operation);
    return listed != null || isOthers(operation) ? listed : Wording.same(operation);
  }

  Map<String, String> credential(String key) {
    String header = vendor.keyHeader();
    return header == null ? Map.of("authorization", "Bearer " + key) : Map.of(header, key);
  }

  URI address(ProviderCall call, Addresses addresses) {
    String elsewhere = elsewhere(call);
    return elsewhere == null
        ? addresses.below(call.baseUrl(), call.path())
        : addresses.below(call.baseUrl().resolve("/"), elsewhere.substring(1));
  }

  /** What is not spoken as one of this API's words is another vendor's. */
  private static boolean isOthers(String operation) {
    return SPOKEN.contains(operation)
        || operation.startsWith("responses/")
        || operation.startsWith("messages")
        || operation.startsWith("models:");
  }

  /** A connection with another address is taken to have everything below that. */
  private @Nullable String elsewhere(ProviderCall call) {
    String path = paths.get(call.operation());
    if (path == null || !call.baseUrl().equals(vendor.baseUrl())) {
      return null;
    }
    return call.query() == null ? path : path + "?" + call.query();
  }
}
