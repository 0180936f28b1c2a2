package io.turnpike.billing.stored.reading;

import io.turnpike.billing.stored.RollUps;
import io.turnpike.routing.ConfigReference;

/**
 * How spend counts stored events, for whoever adds up rows instead of roll-ups. {@link RollUps}
 * says the same of events on their way to the table.
 */
public final class BookedSql {

  /** Of {@code usage_event}, all that {@link #of} needs, and what else rows are grouped by. */
  public static final String COLUMNS =
      """
      organization_id, started_at, team_slug, key_id, config, provider, model, outcome,
      input_tokens, output_tokens, cost_nano, unpriced_attempts, elsewhere,
      end_user, session_id, metadata""";

  /**
   * The request with all it used where it counts; then, of what went elsewhere, once more and once
   * less. Whatever it is grouped by, the sums are those of the rows.
   */
  private static final String SERVED =
      """
      select organization_id, started_at, %3$s team_slug as team, key_id,
        %2$s as config,
        coalesce(provider, '') as provider,
        coalesce(model, '') as model,
        1 as requests,
        case when outcome in ('FAILED', 'INTERRUPTED', 'REJECTED') then 1 else 0 end as failed,
        case when unpriced_attempts > 0 then 1 else 0 end as unpriced,
        unpriced_attempts,
        input_tokens,
        output_tokens,
        coalesce(cost_nano, 0) as cost_nano
      from %1$s""";

  private static final String ELSEWHERE =
      """
      select organization_id, started_at, %3$s team_slug, key_id, %2$s,
        side.provider, side.model, 0, 0, 0, side.sign * share.unpriced,
        side.sign * share.input, side.sign * share.output, side.sign * share.cost
      from %1$s as event
      cross join lateral jsonb_to_recordset(elsewhere)
        as share (
          provider text, model text, input bigint, output bigint, cost bigint, unpriced int)
      cross join lateral (values
        (share.provider, share.model, 1),
        (coalesce(event.provider, ''), coalesce(event.model, ''), -1)
      ) as side (provider, model, sign)
      where elsewhere is not null""";

  /**
   * Documents that come with requests are one group, under what their names begin with: a client
   * may send a different one each time, and a roll-up has a row for each name.
   */
  public static final String CONFIG =
      "case when starts_with(config, '%1$s') then '%1$s' else coalesce(config, '') end"
          .formatted(ConfigReference.INLINE);

  private BookedSql() {}

  /**
   * @param events a relation with {@link #COLUMNS}; it is read twice
   */
  public static String of(String events) {
    return of(events, "", true);
  }

  /**
   * @param labels columns of the relation to be kept, each followed by a comma
   * @param apart whether provider and model are told apart; without that nothing needs moving, and
   *     the relation is read once
   */
  public static String of(String events, String labels, boolean apart) {
    String sql = apart ? SERVED + "\nunion all\n" + ELSEWHERE : SERVED;
    return sql.formatted(events, CONFIG, labels);
  }
}
