package io.turnpike.tenants.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.testing.EarlierSchema;
import io.turnpike.infra.testing.Stores;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of connections that were stored when each had one key at most. */
class ConnectionMigrationIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  @Test
  void aSingleSecretBecomesTheOnlyKeyOfItsConnection() {
    EarlierSchema earlier = EarlierSchema.at(stores, "202611210114");
    stores.sql(
        """
        set search_path = earlier;
        insert into organization (id, slug, name, zone, created_at)
        values ('00000000-0000-7000-8000-000000000001', 'o', 'O', 'UTC', now());
        insert into provider_connection
          (id, organization_id, name, type, base_url, sealed_secret, prices, revision, updated_at)
        values
          ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000001',
           'keyed', 'openai', 'https://api.openai.com/v1', '\\x0102ff', '{}', 3, now()),
          ('00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-000000000001',
           'open', 'openai-compatible', 'http://localhost:1/v1', null, '{}', 1, now());
        """);

    earlier.migrate();

    assertThat(
            stores.rows(
                """
                select c.name, k.id ~ '^[0-9a-f]{8}$' as has_id, k.label = k.id as labelled,
                       k.position, encode(k.sealed_secret, 'hex') as sealed
                from earlier.provider_connection c
                join earlier.provider_credential k on k.connection_id = c.id
                """))
        .containsExactly(
            Map.of(
                "name",
                "keyed",
                "has_id",
                true,
                "labelled",
                true,
                "position",
                1,
                "sealed",
                "0102ff"));
    assertThat(
            stores.rows(
                """
                select relname from pg_class
                where relnamespace = 'earlier'::regnamespace and relforcerowsecurity
                  and relname in ('provider_connection', 'provider_credential')
                """))
        .hasSize(2);
  }
}
