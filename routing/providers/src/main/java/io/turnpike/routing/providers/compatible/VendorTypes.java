package io.turnpike.routing.providers.compatible;

import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.rules.FieldRules;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Alias;
import io.turnpike.tenants.providers.PublishedPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** A type of connections for each entry, its adapter, and what its vendor says of data. */
@Configuration(proxyBeanMethods = false)
@Import(VendorTypes.Entries.class)
class VendorTypes {

  static final class Entries implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      Vendors vendors = Vendors.found();
      registry.registerBean(
          "vendorFieldRules", FieldRules.class, bean -> bean.supplier(_ -> vendors.fieldRules()));
      vendors.list().forEach(vendor -> register(registry, vendor));
    }

    private static void register(BeanRegistry registry, Vendor vendor) {
      registry.registerBean(
          vendor.word() + "-type", ProviderType.class, bean -> bean.supplier(_ -> type(vendor)));
      registry.registerBean(
          vendor.word() + "-adapter",
          CompatibleAdapter.class,
          bean ->
              bean.supplier(
                  context -> new CompatibleAdapter(vendor, context.bean(Addresses.class))));
      registry.registerBean(
          vendor.word() + "-policy",
          PublishedPolicy.class,
          bean -> bean.supplier(_ -> policy(vendor)));
    }
  }

  static ProviderType type(Vendor vendor) {
    List<Alias> aliases =
        vendor.aliases().stream().map(it -> new Alias(it.word(), it.baseUrl())).toList();
    return new ProviderType(
        vendor.word(), vendor.title(), vendor.baseUrl(), vendor.needsKey(), List.of(), aliases);
  }

  static PublishedPolicy policy(Vendor vendor) {
    Vendor.DataPolicy said = vendor.dataPolicy();
    return said == null
        ? new PublishedPolicy(vendor.word(), vendor.region(), null, null, null, null, null)
        : new PublishedPolicy(
            vendor.word(),
            vendor.region(),
            said.zdr(),
            noTraining(said.training()),
            said.note(),
            said.source(),
            said.asOf());
  }

  private static @Nullable Boolean noTraining(@Nullable String training) {
    return training == null ? null : (Boolean) training.equals("none");
  }
}
