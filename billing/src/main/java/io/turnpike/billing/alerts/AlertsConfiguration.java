package io.turnpike.billing.alerts;

import io.turnpike.tenants.EventType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AlertsConfiguration {

  @Bean
  EventType budgetAlertEvent() {
    return new EventType(BudgetAlert.EVENT, "A part of a budget is spent");
  }
}
