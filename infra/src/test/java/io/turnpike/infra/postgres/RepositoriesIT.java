package io.turnpike.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.testing.Stores;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.data.r2dbc.repository.Modifying;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.r2dbc.repository.support.R2dbcRepositoryFactory;
import org.springframework.data.relational.core.mapping.DefaultNamingStrategy;
import org.springframework.data.repository.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class RepositoriesIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final UUID A = TimeOrderedId.next();
  private static final UUID B = TimeOrderedId.next();

  private final Database database = stores.database();
  private final NoteRepository notes =
      new R2dbcRepositoryFactory(Repositories.operations(DefaultNamingStrategy.INSTANCE, List.of()))
          .getRepository(NoteRepository.class);

  @BeforeAll
  static void makeATable() {
    stores.sql(NotesTable.SQL);
  }

  @BeforeEach
  void writeOneNoteEach() {
    stores.sql("truncate note");
    database.within(A, _ -> notes.insert(A, "of a")).blockLast();
    database.within(B, _ -> notes.insert(B, "of b")).blockLast();
  }

  @Test
  void seeTheRowsOfTheTransactionsScopeOnly() {
    assertThat(database.within(A, _ -> notes.findAllBy()).collectList().block())
        .containsExactly(new Note(A, "of a"));
    assertThat(database.within(A, _ -> notes.findByOrganizationId(B)).collectList().block())
        .isEmpty();
    assertThat(database.across(_ -> notes.findAllBy()).collectList().block()).hasSize(2);
  }

  @Test
  void writeIntoNoOtherScope() {
    assertThatThrownBy(() -> database.within(A, _ -> notes.insert(B, "smuggled")).blockLast())
        .hasMessageContaining("row-level security");
  }

  @Test
  void shareTheTransactionWithOtherStatements() {
    assertThatThrownBy(
            () ->
                database
                    .within(
                        A,
                        client ->
                            notes
                                .insert(A, "lost")
                                .then(client.sql("select 1 / 0").fetch().rowsUpdated()))
                    .blockLast())
        .hasStackTraceContaining("division by zero");

    assertThat(database.within(A, _ -> notes.findAllBy()).collectList().block()).hasSize(1);
  }

  @Test
  void belongToTheInnermostTransaction() {
    var seen =
        database.within(
            A,
            _ ->
                database
                    .within(B, _ -> notes.findAllBy())
                    .collectList()
                    .flatMapMany(inner -> notes.findAllBy().startWith(inner)));

    assertThat(seen.collectList().block())
        .containsExactly(new Note(B, "of b"), new Note(A, "of a"));
  }

  @Test
  void failOutsideOfATransaction() {
    assertThatThrownBy(() -> notes.findAllBy().blockLast())
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .rootCause()
        .hasMessage("No transaction is open.");
  }

  record Note(UUID organizationId, String text) {}

  interface NoteRepository extends Repository<Note, UUID> {

    Flux<Note> findAllBy();

    Flux<Note> findByOrganizationId(UUID organization);

    @Modifying
    @Query("insert into note (organization_id, text) values (:organization, :text)")
    Mono<Long> insert(UUID organization, String text);
  }
}
