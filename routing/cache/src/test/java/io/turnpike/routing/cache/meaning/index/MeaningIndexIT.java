package io.turnpike.routing.cache.meaning.index;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.cache.meaning.Likeness;
import io.turnpike.routing.cache.meaning.Question;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MeaningIndexIT {

  private static final String ASKED = "What is your refund policy?";
  private static final String LIKE = "What is our refund policy?";

  @RegisterExtension static final Stores stores = Stores.fresh();

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final IndexNode node = IndexNode.on(stores);

  @Test
  void whatMeansTheSameIsFoundAndItsTwinsAreNot() {
    Question kept = question("a", ASKED);
    node.keep(kept);
    assertThat(node.nearest(question("a", LIKE)))
        .isInstanceOfSatisfying(
            Likeness.Same.class, same -> assertThat(same.key()).isEqualTo(kept.key()));
    assertThat(node.nearest(question("a", "What is not your refund policy?")))
        .isInstanceOfSatisfying(
            Likeness.Near.class, near -> assertThat(near.reason()).isEqualTo("negation"));
    assertThat(node.nearest(question("a", "Who won the chess match?")))
        .isEqualTo(new Likeness.None());
  }

  @Test
  void aQuestionDoesNotFindItself() {
    node.keep(question("a", ASKED));
    assertThat(node.nearest(question("a", ASKED))).isEqualTo(new Likeness.None());
  }

  @Test
  void neitherAnotherPartitionNorAnotherOrganizationIsSeen() {
    node.keep(question("a", ASKED));
    assertThat(node.nearest(question("b", LIKE))).isEqualTo(new Likeness.None());
    OrganizationId other = new OrganizationId(UUID.randomUUID());
    assertThat(node.nearest(IndexNode.question(other, "a", LIKE))).isEqualTo(new Likeness.None());
  }

  @Test
  void anotherNodeFindsItAndSoDoesOneThatBeginsAnew() {
    node.keep(question("a", ASKED));
    assertThat(IndexNode.on(stores).nearest(question("a", LIKE))).isInstanceOf(Likeness.Same.class);
  }

  @Test
  void whatMustNotBeStoredStaysInMemory() {
    Question kept = inMemory(ASKED);
    Question like = inMemory(LIKE);
    node.index().keep(kept, IndexNode.vector(ASKED), Duration.ofHours(1));
    assertThat(node.nearest(like)).isInstanceOf(Likeness.Same.class);
    node.index().learn(like, kept.key(), 0.9, true, true, IndexNode.RULE);
    node.settle();
    assertThat(stores.rows("select 1 from meaning_question" + ours())).isEmpty();
    assertThat(stores.rows("select 1 from meaning_label" + ours())).isEmpty();
  }

  @Test
  void nothingThatWasAskedCanBeReadInPostgresOrMoved() {
    node.keep(question("a", ASKED));
    byte[] sealed =
        (byte[])
            stores.rows("select sealed from meaning_question" + ours()).getFirst().get("sealed");
    assertThat(new String(sealed, ISO_8859_1)).doesNotContain("refund");
    stores.sql("update meaning_question set partition = repeat('b', 64)" + ours());
    IndexNode other = IndexNode.on(stores);
    assertThat(other.nearest(question("b", LIKE))).isEqualTo(new Likeness.None());
    assertThat(other.counted("turnpike.cache.meaning.faults", "reason", "foreign")).isEqualTo(1);
  }

  @Test
  void whatIsForgottenComesBackOnlyWhenItIsKeptAnew() {
    Question kept = question("a", ASKED);
    node.keep(kept);
    node.index().forget(question("a", LIKE), kept.key());
    assertThat(node.nearest(question("a", LIKE))).isEqualTo(new Likeness.None());
    node.keep(kept);
    assertThat(node.nearest(question("a", LIKE))).isInstanceOf(Likeness.Same.class);
  }

  @Test
  void whatHasExpiredIsNotFoundAndSweptAway() throws InterruptedException {
    Question kept = question("a", ASKED);
    node.index().keep(kept, IndexNode.vector(ASKED), Duration.ofMillis(1));
    node.settle();
    Thread.sleep(5);
    assertThat(node.nearest(question("a", LIKE))).isEqualTo(new Likeness.None());
    node.work().sweep().block(IndexNode.PATIENCE);
    assertThat(stores.rows("select 1 from meaning_question" + ours())).isEmpty();
  }

  @Test
  void ofTooManyTheOldestLeaveMemoryAndAreCounted() {
    IndexNode small = IndexNode.small(stores, 16);
    for (int i = 0; i < 40; i++) {
      small.keep(question("a", "Where is shelf " + i + "?"));
    }
    assertThat(small.counted("turnpike.cache.meaning.evicted")).isGreaterThanOrEqualTo(24);
    assertThat(small.nearest(question("a", "Where is the shelf 39?")))
        .isInstanceOf(Likeness.Same.class);
  }

  @Test
  void whatWasLearnedHoldsOnEveryNode() {
    Question kept = question("a", ASKED);
    node.keep(kept);
    node.index().learn(question("a", LIKE), kept.key(), 0.9, false, true, IndexNode.RULE);
    node.settle();
    assertReason(node, "quarantine");
    assertReason(IndexNode.on(stores), "quarantine");
    assertThat(node.counted("turnpike.cache.meaning.quarantines")).isEqualTo(1);
  }

  @Test
  void aPurgeOfAllTakesOutQuestionsAndLeavesThoseOfOthers() {
    node.keep(question("a", ASKED));
    OrganizationId other = new OrganizationId(UUID.randomUUID());
    node.keep(IndexNode.question(other, "a", ASKED));
    OrganizationQuestions questions = node.questions(stores);
    questions.here(organization);
    questions.stored(organization).block(IndexNode.PATIENCE);
    assertThat(node.nearest(question("a", LIKE))).isEqualTo(new Likeness.None());
    assertThat(node.nearest(IndexNode.question(other, "a", LIKE)))
        .isInstanceOf(Likeness.Same.class);
  }

  @Test
  void rowsOfAnotherOrganizationAreOutOfReach() {
    node.keep(question("a", ASKED));
    long seen =
        stores
            .database()
            .within(
                UUID.randomUUID(),
                db -> db.sql("select 1 from meaning_question").fetch().all().count())
            .blockFirst(IndexNode.PATIENCE);
    assertThat(seen).isZero();
  }

  private void assertReason(IndexNode where, String reason) {
    assertThat(where.nearest(question("a", LIKE)))
        .isInstanceOfSatisfying(
            Likeness.Near.class, near -> assertThat(near.reason()).isEqualTo(reason));
  }

  private Question question(String partition, String text) {
    return IndexNode.question(organization, partition, text);
  }

  private Question inMemory(String text) {
    Question asked = question("a", text);
    return new Question(asked.key(), asked.partition(), text, true);
  }

  private String ours() {
    return " where organization_id = '" + organization.value() + "'";
  }
}
