package io.turnpike.routing.cache.meaning.index;

import io.r2dbc.spi.Readable;
import io.turnpike.routing.cache.meaning.acceptance.Label;
import io.turnpike.tenants.OrganizationId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on questions and on what was learned of them. */
final class MeaningTable {

  private static final int MOST_LABELS = 500;
  private static final Instant BEGINNING = Instant.EPOCH;

  private static final String KEEP =
      """
      insert into meaning_question (organization_id, partition, entry, sealed, expires_at)
      values (:organization, :partition, :entry, :sealed, :expires)
      on conflict (organization_id, partition, entry) do update
      set sealed = excluded.sealed, expires_at = excluded.expires_at, kept_at = clock_timestamp()
      """;

  /** A little is read twice, since what began to be written first may end last. */
  private static final String NEWER =
      """
      select entry, sealed, expires_at, kept_at from meaning_question
      where organization_id = :organization and partition = :partition and expires_at > now()
        and kept_at > :since::timestamptz - interval '10 seconds'
      order by kept_at desc limit :most
      """;

  private static final String LEARN =
      """
      insert into meaning_label (organization_id, partition, asked, entry, similarity, correct, served)
      values (:organization, :partition, :asked, :entry, :similarity, :correct, :served)
      """;

  private static final String LABELS =
      """
      select asked, entry, similarity, correct, served from meaning_label
      where organization_id = :organization and partition = :partition
      order by id desc limit
      """
          + MOST_LABELS;

  private static final String REMOVE =
      "delete from meaning_question where organization_id = :organization";

  private static final String SWEEP_QUESTIONS =
      "delete from meaning_question where expires_at <= now()";

  private static final String SWEEP_LABELS =
      "delete from meaning_label where made_at < now() - interval '90 days'";

  private MeaningTable() {}

  /**
   * A row.
   *
   * @param entry digest of the answer's key
   */
  record Row(String entry, byte[] sealed, Instant expiresAt, Instant keptAt) {}

  static Mono<Void> keep(DatabaseClient db, Place place, String entry, byte[] sealed, Instant end) {
    return in(db, KEEP, place)
        .bind("entry", entry)
        .bind("sealed", ByteBuffer.wrap(sealed))
        .bind("expires", utc(end))
        .then();
  }

  /**
   * @param since null for all
   */
  static Flux<Row> newer(DatabaseClient db, Place place, @Nullable Instant since, int most) {
    return in(db, NEWER, place)
        .bind("since", utc(since == null ? BEGINNING : since))
        .bind("most", most)
        .map(MeaningTable::row)
        .all();
  }

  static Mono<Void> learn(DatabaseClient db, Place place, Label label) {
    return in(db, LEARN, place)
        .bind("asked", label.asked())
        .bind("entry", label.like())
        .bind("similarity", label.similarity())
        .bind("correct", label.right())
        .bind("served", label.served())
        .then();
  }

  /** Newest first. */
  static Flux<Label> labels(DatabaseClient db, Place place) {
    return in(db, LABELS, place).map(MeaningTable::label).all();
  }

  static Mono<Void> remove(DatabaseClient db, OrganizationId organization) {
    return db.sql(REMOVE).bind("organization", organization.value()).then();
  }

  /** What has expired, of all organizations, and what was learned long ago. */
  static Mono<Void> sweep(DatabaseClient db) {
    return db.sql(SWEEP_QUESTIONS).then().then(db.sql(SWEEP_LABELS).then());
  }

  private static GenericExecuteSpec in(DatabaseClient db, String sql, Place place) {
    return db.sql(sql)
        .bind("organization", place.organization().value())
        .bind("partition", place.partition());
  }

  private static Row row(Readable row) {
    ByteBuffer sealed = the(row, "sealed", ByteBuffer.class);
    byte[] bytes = new byte[sealed.remaining()];
    sealed.get(bytes);
    return new Row(
        the(row, "entry", String.class),
        bytes,
        the(row, "expires_at", OffsetDateTime.class).toInstant(),
        the(row, "kept_at", OffsetDateTime.class).toInstant());
  }

  private static Label label(Readable row) {
    return new Label(
        the(row, "asked", String.class),
        the(row, "entry", String.class),
        the(row, "similarity", Double.class),
        the(row, "correct", Boolean.class),
        the(row, "served", Boolean.class));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static <T> T the(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
