package io.turnpike.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.testing.Stores;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class RowLevelSecurityIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final UUID A = TimeOrderedId.next();
  private static final UUID B = TimeOrderedId.next();

  private final Database database = stores.database();

  @BeforeAll
  static void makeATable() {
    stores.sql(NotesTable.SQL);
  }

  @BeforeEach
  void writeOneNoteEach() {
    stores.sql("truncate note");
    write(A, A, "of a");
    write(B, B, "of b");
  }

  @Test
  void showsAScopeItsOwnRowsOnly() {
    assertThat(within(A)).containsExactly("of a");
    assertThat(within(B)).containsExactly("of b");
  }

  @Test
  void showsAcrossScopesEverything() {
    assertThat(database.across(RowLevelSecurityIT::texts).collectList().block())
        .containsExactlyInAnyOrder("of a", "of b");
  }

  @Test
  void refusesToWriteIntoAnotherScope() {
    assertThatThrownBy(() -> write(A, B, "smuggled"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("row-level security");
  }

  @Test
  void neitherChangesNorDeletesAnothersRows() {
    Long changed =
        database
            .within(A, client -> client.sql("update note set text = 'taken'").fetch().rowsUpdated())
            .blockLast();
    Long deleted =
        database
            .within(A, client -> client.sql("delete from note").fetch().rowsUpdated())
            .blockLast();

    assertThat(changed).isOne();
    assertThat(deleted).isOne();
    assertThat(within(B)).containsExactly("of b");
  }

  @Test
  void doesNotLetARowMoveToAnotherScope() {
    assertThatThrownBy(
            () ->
                database
                    .within(
                        A,
                        client ->
                            client
                                .sql("update note set organization_id = :b")
                                .bind("b", B)
                                .fetch()
                                .rowsUpdated())
                    .blockLast())
        .hasMessageContaining("row-level security");
  }

  @Test
  void showsNothingWhereTheScopeWasTakenAway() {
    List<String> seen =
        database
            .within(
                A,
                client ->
                    client
                        .sql("select set_config('turnpike.scope', '', true)")
                        .fetch()
                        .rowsUpdated()
                        .thenMany(texts(client)))
            .collectList()
            .block();

    assertThat(seen).isEmpty();
  }

  @Test
  void leavesNoScopeOnTheConnectionItHandsBack() {
    within(A);
    List<String> left =
        stores
            .database()
            .within(B, client -> texts(client).thenMany(scope(client)))
            .collectList()
            .block();

    assertThat(left).containsExactly(B.toString());
  }

  @Test
  void rollsBackWhatFails() {
    assertThatThrownBy(
            () ->
                database
                    .within(
                        A,
                        client ->
                            insert(client, A, "lost").then(Mono.error(new ArithmeticException())))
                    .blockLast())
        .isInstanceOf(ArithmeticException.class);

    assertThat(within(A)).containsExactly("of a");
  }

  @Test
  void commitsEvenForACallerThatStopsAtTheFirstRow() {
    database.within(A, client -> insert(client, A, "kept").thenMany(texts(client))).next().block();

    assertThat(within(A)).containsExactlyInAnyOrder("of a", "kept");
  }

  @Test
  void saysSoWhenTheTransactionHadFailedBeforeItsCommit() {
    assertThatThrownBy(
            () ->
                database
                    .within(
                        A,
                        client ->
                            client
                                .sql("select 1 / 0")
                                .fetch()
                                .rowsUpdated()
                                .onErrorReturn(0L)
                                .cast(Object.class))
                    .blockLast())
        .hasMessageContaining("ROLLBACK");
  }

  @Test
  void givesBlockingConnectionsTheWiderRole() throws Exception {
    try (var connection = database.openBlocking();
        var statement = connection.createStatement();
        var found = statement.executeQuery("select current_user, count(*) from note")) {
      found.next();

      assertThat(found.getString(1)).isEqualTo("turnpike_system");
      assertThat(found.getInt(2)).isEqualTo(2);
      assertThat(connection.getAutoCommit()).isFalse();
    }
  }

  private List<String> within(UUID scope) {
    return Objects.requireNonNull(
        database.within(scope, RowLevelSecurityIT::texts).collectList().block());
  }

  private void write(UUID scope, UUID owner, String text) {
    database.within(scope, client -> insert(client, owner, text)).blockLast();
  }

  private static Mono<Long> insert(DatabaseClient client, UUID owner, String text) {
    return client
        .sql("insert into note (organization_id, text) values (:owner, :text)")
        .bind("owner", owner)
        .bind("text", text)
        .fetch()
        .rowsUpdated();
  }

  private static Flux<String> texts(DatabaseClient client) {
    return client.sql("select text from note").map(row -> row.get(0, String.class)).all();
  }

  private static Mono<String> scope(DatabaseClient client) {
    return client
        .sql("select current_setting('turnpike.scope', true)")
        .map(row -> row.get(0, String.class))
        .one();
  }
}
