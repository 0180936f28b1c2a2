package io.turnpike.routing.providers.compatible;

import io.turnpike.routing.providers.rules.FieldRule;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be wrong with an entry although it can be read. */
final class VendorCheck {

  private static final Set<String> TRAINING = Set.of("none", "allowed");

  private final List<String> mistakes = new ArrayList<>();

  private VendorCheck() {}

  /**
   * @param place for example {@code makers/mistral.yaml}
   */
  static List<String> mistakes(String place, Vendor vendor) {
    VendorCheck check = new VendorCheck();
    check.require(place.endsWith("/" + vendor.word() + ".yaml"), "word is not the file's name");
    check.required(vendor);
    check.addresses(vendor);
    check.policy(vendor.dataPolicy());
    check.callIds(vendor);
    return check.mistakes;
  }

  /** Records know nothing of what an entry may leave out. */
  @SuppressWarnings({"ConstantValue", "RedundantNullCheck"})
  private void required(Vendor vendor) {
    require(vendor.title() != null && !vendor.title().isBlank(), "title is missing");
    require(vendor.documentation() != null, "documentation is missing");
    require(!vendor.operations().isEmpty(), "operations are missing");
    String region = vendor.region();
    require(region == null || region.matches("[a-z0-9]+(-[a-z0-9]+)*"), "region is no region");
  }

  private void addresses(Vendor vendor) {
    URI base = vendor.baseUrl();
    require(base == null || isUsable(base), "base_url is neither https nor of the machine itself");
    require(base == null || vendor.example() == null, "example is for entries without a base_url");
    vendor
        .paths()
        .forEach(
            (operation, path) ->
                require(path.startsWith("/"), "paths." + operation + " has no slash in front"));
  }

  private void callIds(Vendor vendor) {
    require(
        vendor.parameters().stream()
            .map(FieldRule::callIds)
            .allMatch(length -> length == null || length >= 8 && length <= 64),
        "call_ids is no length from 8 to 64");
  }

  private void policy(Vendor.@Nullable DataPolicy policy) {
    if (policy != null) {
      require(isSourced(policy), "data_policy has no source, or no as_of");
      require(
          policy.training() == null || TRAINING.contains(policy.training()),
          "data_policy.training is neither none nor allowed");
    }
  }

  @SuppressWarnings({"ConstantValue", "RedundantNullCheck"})
  private static boolean isSourced(Vendor.DataPolicy policy) {
    return policy.source() != null && policy.asOf() != null;
  }

  private static boolean isUsable(URI base) {
    return "https".equals(base.getScheme())
        || "http".equals(base.getScheme()) && "localhost".equals(base.getHost());
  }

  private void require(boolean fulfilled, String otherwise) {
    if (!fulfilled) {
      mistakes.add(otherwise);
    }
  }
}
