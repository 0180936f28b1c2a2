package io.turnpike.infra.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.testing.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no text of Postgres can hold is the mistake of who sent it, wherever it is bound. */
class UnstorableTextIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select :value | a%sb",
        "select 1 from pg_class where relname = :value | %s",
        "select cast(:value as jsonb) | {\"a\": \"\\u0000\"}"
      })
  void isInvalidInputWhetherLookedForOrStored(String sql, String value) {
    var rows =
        stores
            .database()
            .within(
                TimeOrderedId.next(),
                client -> client.sql(sql).bind("value", value.formatted("\0")).fetch().all());

    assertThatThrownBy(rows::blockLast)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("NUL");
  }
}
