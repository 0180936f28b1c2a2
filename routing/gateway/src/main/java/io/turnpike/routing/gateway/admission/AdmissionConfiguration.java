package io.turnpike.routing.gateway.admission;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ConcurrencySettings.class, SheddingSettings.class})
class AdmissionConfiguration {}
