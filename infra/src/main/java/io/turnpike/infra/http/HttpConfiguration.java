package io.turnpike.infra.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.turnpike.infra.settings.StartRefused;
import io.turnpike.infra.settings.TurnpikeSettings;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EgressSettings.class)
class HttpConfiguration {

  @Bean
  EgressRules egressRules(EgressSettings settings, TurnpikeSettings turnpike) {
    return new EgressRules(new AddressGuard(allowance(settings, turnpike.databaseUrl() == null)));
  }

  @Bean
  Resolution resolution() {
    return new Resolution();
  }

  @Bean
  OutboundHttp outboundHttp(Resolution resolution, EgressRules rules, EgressSettings settings) {
    EgressPool pool = EgressPool.of(settings.connectionsPerHost());
    return new GuardedHttp(new GuardedResolvers(resolution, rules), pool);
  }

  @Bean
  MeterBinder egressMeters(EgressRules rules) {
    return registry ->
        FunctionCounter.builder("turnpike.egress.refused", rules.refused, LongAdder::sum)
            .description("Calls to addresses the operator does not allow")
            .register(registry);
  }

  private static EgressAllowance allowance(EgressSettings settings, boolean embedded) {
    try {
      return EgressAllowance.parse(settings.allowed(embedded));
    } catch (IllegalArgumentException e) {
      throw new StartRefused(String.valueOf(e.getMessage()), e);
    }
  }
}
