package io.turnpike.billing.retirement;

import io.turnpike.tenants.EventType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetirementConfiguration {

  static final String EVENT = "model.retiring";

  @Bean
  EventType modelRetiringEvent() {
    return new EventType(EVENT, "A model in use retires within a month");
  }
}
