package io.turnpike.billing.catalog;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.CatalogUpdates.Approval;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on approvals, which belong to no organization. */
record ApprovalTable(DatabaseClient db) {

  private static final String APPROVE =
      """
      insert into catalog_approval (digest, models) values (:digest, :models)
      on conflict (digest) do update set approved_at = now()
      returning *
      """;

  private static final String LIST =
      "select * from catalog_approval order by approved_at desc limit 100";

  /** Of several that were approved, the latest holds. */
  private static final String LATEST =
      "select digest from catalog_approval order by approved_at desc limit 1";

  Mono<Approval> approve(String digest, List<String> models) {
    return db.sql(APPROVE)
        .bind("digest", digest)
        .bind("models", models.toArray(String[]::new))
        .map(ApprovalTable::read)
        .one();
  }

  Flux<Approval> list() {
    return db.sql(LIST).map(ApprovalTable::read).all();
  }

  /** Empty before the first. */
  Mono<String> latest() {
    return db.sql(LATEST).map(row -> the(row, "digest", String.class)).one();
  }

  private static Approval read(Readable row) {
    return new Approval(
        the(row, "digest", String.class),
        the(row, "approved_at", OffsetDateTime.class).toInstant(),
        List.of(the(row, "models", String[].class)));
  }

  private static <T> T the(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
