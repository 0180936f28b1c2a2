package io.turnpike.routing.providers.compatible;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.usage.UsageReader;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapterContract;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What holds for every adapter, held against each entry, with the entry's own examples. */
@ParameterizedClass
@MethodSource("words")
class EveryVendorTests extends ProviderAdapterContract {

  private static final Vendors VENDORS = Vendors.found();
  private static final Addresses ADDRESSES = new Addresses();
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final Vendor vendor;
  private final ProviderAdapter adapter;

  EveryVendorTests(String word) {
    this.vendor = VENDORS.find(word);
    this.adapter = new CompatibleAdapter(vendor, ADDRESSES);
  }

  static List<String> words() {
    return VENDORS.list().stream().map(Vendor::word).toList();
  }

  @Override
  protected ProviderAdapter adapter() {
    return adapter;
  }

  @Override
  protected String operation() {
    return vendor.operations().getFirst();
  }

  @Override
  protected String error(String message) {
    return "{\"error\":{\"type\":\"odd_error\",\"code\":null,\"message\":\"%s\"}}"
        .formatted(message);
  }

  @Override
  protected List<Told> errors() {
    return vendor.errors().stream()
        .map(error -> new Told(error.status(), error.body(), error.means()))
        .toList();
  }

  @Override
  protected Map<String, FailureClass> events() {
    return Map.of(
        error("x").replace("odd_error", "rate_limit_error"), FailureClass.RATE_LIMITED,
        error("x").replace("odd_error", "server_error"), FailureClass.SERVER_ERROR);
  }

  @TestFactory
  List<DynamicTest> countsWhatItsUsageSays() {
    return vendor.usage().stream()
        .map(example -> DynamicTest.dynamicTest(example.body(), () -> counts(example)))
        .toList();
  }

  private static void counts(Vendor.UsageExample example) {
    byte[] body = example.body().getBytes(UTF_8);
    UsageReport report = UsageReader.of(body, 0, body.length);
    ObjectNode expected = JSON.valueToTree(TokenUsage.NONE);
    example.counts().forEach(expected::put);

    assertThat(report.rejected()).isNull();
    assertThat(report.usage()).isEqualTo(JSON.treeToValue(expected, TokenUsage.class));
  }
}
