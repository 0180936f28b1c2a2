package io.turnpike.billing.catalog;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.catalog.CatalogUpdates.Approval;
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
      insert into catalog_approval (digest, models, document)
      values (:digest, :models, :document)
      on conflict (digest) do update
        set approved_at = now(), document = excluded.document
      returning digest, approved_at, models
      """;

  private static final String LIST =
      "select digest, approved_at, models from catalog_approval order by approved_at desc limit 100";

  /** Of several that were approved, the latest holds. */
  private static final String LATEST =
      "select digest from catalog_approval order by approved_at desc limit 1";

  private static final String DOCUMENT =
      "select document from catalog_approval where digest = :digest and document is not null";

  Mono<Approval> approve(String digest, List<String> models, byte[] document) {
    return db.sql(APPROVE)
        .bind("digest", digest)
        .bind("models", models.toArray(String[]::new))
        .bind("document", document)
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

  /** Empty for what was approved when it was not kept yet. */
  Mono<byte[]> document(String digest) {
    return db.sql(DOCUMENT)
        .bind("digest", digest)
        .map(row -> the(row, "document", byte[].class))
        .one();
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
