package io.turnpike.routing.config.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.testing.EarlierSchema;
import io.turnpike.infra.testing.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known about configs that were saved before anyone noted which connections they name. */
class ConfigConnectionsMigrationIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  @Test
  void theConnectionsOfCurrentVersionsAreNoted() {
    EarlierSchema earlier = EarlierSchema.at(stores, "202611210130");
    stores.sql(
        """
        set search_path = earlier;
        insert into route_config (organization_id, name, current_version, last_version, revision)
        select '00000000-0000-7000-8000-000000000001', name, version, 2, 2
        from (values ('nested', 2), ('single', 1), ('gone', 0), ('odd', 1)) as c (name, version);
        insert into route_config_version
          (organization_id, name, version, document, sha256, author, saved_at)
        select '00000000-0000-7000-8000-000000000001', name, version, document,
               sha256(convert_to(document, 'UTF8')), 'ada', now()
        from (values
          ('nested', 1, '{"provider": "@old"}'),
          ('nested', 2, '{"strategy": {"mode": "fallback"}, "targets": [
             {"provider": "@a", "override_params": {"provider": "@never"}},
             {"strategy": {"mode": "single"}, "targets": [{"provider": "b"}]},
             {"provider": "@a", "override_params": {"model": "m"}}]}'),
          ('single', 1, '{"provider": "c"}'),
          ('single', 2, '{"provider": "d"}'),
          ('gone', 2, '{"provider": "e"}'),
          ('odd', 1, '{"provider": "\\u0000"}')) as v (name, version, document);
        """);

    earlier.migrate();

    assertThat(
            stores.rows(
                "select connection, name from earlier.route_config_connection order by 1, 2"))
        .extracting(row -> row.get("connection") + " " + row.get("name"))
        .containsExactly("a nested", "b nested", "c single");
  }
}
