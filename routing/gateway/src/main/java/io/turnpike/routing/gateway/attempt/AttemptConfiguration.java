package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.gateway.attempt.answer.AnswerSettings;
import io.turnpike.routing.gateway.attempt.permit.AttemptSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AnswerSettings.class, AttemptSettings.class})
class AttemptConfiguration {}
