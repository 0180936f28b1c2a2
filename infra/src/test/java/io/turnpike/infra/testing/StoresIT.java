package io.turnpike.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoresIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  @Test
  void givesAMigratedDatabase() {
    assertThat(
            stores.rows("select rolname from pg_roles where rolname like 'turnpike%' order by 1"))
        .extracting(row -> row.get("rolname"))
        .contains("turnpike_app", "turnpike_system");
    assertThat(
            stores
                .database()
                .across(
                    client ->
                        client.sql("select current_user as who").map(row -> row.get("who")).one())
                .collectList()
                .block())
        .hasToString("[turnpike_system]");
  }

  @Test
  void givesAnEmptyRedis() {
    stores.redis().ask(commands -> commands.set("k", "v")).blockLast();

    assertThat(stores.redis().ask(commands -> commands.get("k")).blockLast()).isEqualTo("v");
  }

  @Test
  void keepsClassesApart() throws Exception {
    stores.sql("create table mark(x int)");
    stores.redis().ask(commands -> commands.set("mark", "v")).blockLast();
    try (Stores other = Stores.fresh()) {
      assertThat(other.rows("select to_regclass('mark') as there").getFirst().get("there"))
          .isNull();
      assertThat(other.redis().ask(commands -> commands.exists("mark")).blockLast()).isZero();
    }
  }
}
