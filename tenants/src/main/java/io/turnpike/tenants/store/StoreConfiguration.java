package io.turnpike.tenants.store;

import static org.springframework.data.convert.ConverterBuilder.reading;

import io.turnpike.infra.postgres.Repositories;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import io.turnpike.tenants.Unpriced;
import io.turnpike.tenants.UserId;
import io.turnpike.tenants.WebhookId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.convert.ConverterBuilder.ConverterAware;
import org.springframework.data.r2dbc.core.R2dbcEntityOperations;
import org.springframework.data.r2dbc.repository.config.EnableR2dbcRepositories;

/** Makes the repositories of this module; what they are asked runs in the {@link Store}'s scope. */
@Configuration(proxyBeanMethods = false)
@EnableR2dbcRepositories(
    basePackages = "io.turnpike.tenants",
    entityOperationsRef = "tenantsOperations")
class StoreConfiguration {

  /** Ids, time zones and moments as the driver knows them. */
  private static final List<ConverterAware> CONVERSIONS =
      List.of(
          reading(UUID.class, OrganizationId.class, OrganizationId::new)
              .andWriting(OrganizationId::value),
          reading(UUID.class, TeamId.class, TeamId::new).andWriting(TeamId::value),
          reading(UUID.class, UserId.class, UserId::new).andWriting(UserId::value),
          reading(UUID.class, KeyId.class, KeyId::new).andWriting(KeyId::value),
          reading(UUID.class, WebhookId.class, WebhookId::new).andWriting(WebhookId::value),
          reading(String.class, ZoneId.class, ZoneId::of).andWriting(ZoneId::getId),
          reading(String.class, Unpriced.class, word -> Unpriced.of(word).orElse(Unpriced.ALLOW))
              .andWriting(Unpriced::word),
          reading(OffsetDateTime.class, Instant.class, OffsetDateTime::toInstant)
              .andWriting(instant -> instant.atOffset(ZoneOffset.UTC)));

  @Bean
  R2dbcEntityOperations tenantsOperations() {
    return Repositories.operations(new ColumnNames(), CONVERSIONS);
  }
}
