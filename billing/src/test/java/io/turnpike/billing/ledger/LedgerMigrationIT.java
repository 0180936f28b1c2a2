package io.turnpike.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.turnpike.billing.stored.EarlierMonths;
import io.turnpike.infra.testing.EarlierSchema;
import io.turnpike.infra.testing.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the books say of usage from before there were any. */
class LedgerMigrationIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  @Test
  void earlierUsageIsInTheMonthOfTheOrganizationsZone() {
    EarlierSchema earlier = EarlierMonths.at(stores, "202611300100");
    stores.sql(
        """
        set search_path = earlier;
        alter table organization no force row level security;
        alter table spend_quarter_hour no force row level security;
        insert into organization (id, slug, name, zone, created_at) values
          ('00000000-0000-0000-0000-000000000001', 'a', 'A', 'Asia/Kolkata', now()),
          ('00000000-0000-0000-0000-000000000002', 'b', 'B', 'Of/Nowhere', now());
        insert into spend_quarter_hour (organization_id, quarter, team, key_id, config, provider,
          model, requests, failed, unpriced, unpriced_attempts, input_tokens, output_tokens,
          cost_nano)
        select organization::uuid, quarter::timestamptz, 't', gen_random_uuid(), '', 'p', model,
          1, 0, 0, 0, 0, 0, 5
        from (values
          ('00000000-0000-0000-0000-000000000001', '2026-10-31T18:15:00Z', 'm'),
          ('00000000-0000-0000-0000-000000000001', '2026-10-31T18:30:00Z', 'm'),
          ('00000000-0000-0000-0000-000000000001', '2026-10-31T18:30:00Z', 'n'),
          ('00000000-0000-0000-0000-000000000002', '2026-10-31T23:45:00Z', 'm'))
          as used (organization, quarter, model);
        """);

    earlier.migrate();

    assertThat(
            stores.rows(
                """
                select organization.slug, ledger_total.month::text as month, requests,
                  amount_nano::bigint as amount
                from earlier.ledger_total
                join earlier.organization on organization.id = organization_id order by 1, 2"""))
        .extracting(
            row -> row.get("slug"),
            row -> row.get("month"),
            row -> row.get("requests"),
            row -> row.get("amount"))
        .containsExactly(
            tuple("a", "2026-10-01", 1L, 5L),
            tuple("a", "2026-11-01", 2L, 10L),
            tuple("b", "2026-10-01", 1L, 5L));
    assertThat(stores.rows("select id from earlier.ledger_entry")).hasSize(3);
  }
}
