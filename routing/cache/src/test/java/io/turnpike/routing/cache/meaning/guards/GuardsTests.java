package io.turnpike.routing.cache.meaning.guards;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.cache.meaning.guards.words.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          What is your refund policy?                | What's our refund policy?
          What is your refund policy?                | How do refunds work?
          Which plan has 30 seats?                   | Which plan has thirty seats?
          Do you sell two dozen eggs?                | Do you sell 24 eggs?
          Is the pool open at 5 pm?                  | Is the pool open at 17:00?
          Are you open on 24 Dec?                    | Are you open on the 24th of December?
          Can the lorry carry 3 t?                   | Can the lorry carry 3000 kg?
          Is a fee of €1,500 due?                    | Is a fee of 1500.00 EUR due?
          How fast is 50 km/h?                       | How fast is 50 kilometres per hour?
          Is it not forbidden to swim here?          | Is swimming allowed here?
          How do I sign in without a password?       | How do I log in with no password?
          How do I enable dark mode?                 | What are the steps to turn on dark mode?
          Who wrote Dune?                            | Who is the author of Dune?
          Explain `git stash`.                       | What does `git stash` do?
          Kostet das dreißig Euro?                   | Kostet das 30 Euro?
          Est-ce ouvert à 17 heures ?                | Est-ce ouvert à 17:00 ?
          ¿Cuesta treinta y cinco euros?             | ¿Cuesta 35 euros?
          """)
  void theSameInOtherWordsAgrees(String one, String other) {
    assertThat(difference(one, other)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          number   | Which plan has 30 seats?              | Which plan has 40 seats?
          number   | Which plan has twenty-one seats?      | Which plan has twelve seats?
          number   | Welcher Tarif hat dreißig Plätze?     | Welcher Tarif hat vierzig Plätze?
          number   | Quel forfait a vingt et une places ?  | Quel forfait a vingt places ?
          number   | ¿Qué plan tiene treinta plazas?       | ¿Qué plan tiene cuarenta plazas?
          unit     | Can the lorry carry 3 t?              | Can the lorry carry 3 kg?
          unit     | What are 5 miles in feet?             | What are 5 miles in metres?
          date     | Are you open on 24 December?          | Are you open on 31 December?
          date     | Show me the bill of May 2026.         | Show me the bill of May 2025.
          date     | Are you open on Sunday?               | Are you open on Monday?
          time     | Is the pool open at 5 pm?             | Is the pool open at 5 am?
          negation | Which rooms have a view?              | Which rooms do not have a view?
          negation | Can I swim with a float?              | Can I swim without a float?
          negation | Ist Rauchen erlaubt?                  | Ist Rauchen nicht erlaubt?
          negation | Est-ce que le wifi fonctionne ?       | Est-ce que le wifi ne fonctionne pas ?
          negation | ¿El desayuno incluye café?            | ¿El desayuno no incluye café?
          negation | Is swimming allowed here?             | Is swimming forbidden here?
          negation | Does the fare include meals?          | Does the fare exclude meals?
          negation | Are weekends included?                | Are weekends excluded?
          negation | Is it compatible with Linux?          | Is it incompatible with Linux?
          negation | Is a refund possible?                 | Is a refund impossible?
          negation | Who can open the file I cannot find?  | Who can find the file I cannot open?
          entity   | Do you deliver to Norway?             | Do you deliver to Sweden?
          entity   | Is the X200 in stock?                 | Is the X300 in stock?
          entity   | Who reads ann@example.com?            | Who reads bob@example.com?
          entity   | What is in /etc/hosts here?           | What is in /etc/passwd here?
          code     | What does `a + b` print?              | What does `a - b` print?
          quote    | Translate "good day" into French.     | Translate "good night" into French.
          antonym  | How do I import contacts?             | How do I export contacts?
          antonym  | Is the pool open?                     | Is the pool closed?
          antonym  | Is this form valid?                   | Is this form invalid?
          question | Why can I order a card?               | Can I order a card?
          question | When can I order a card?              | How can I order a card?
          tense    | Did you deliver the parcel?           | Do you deliver the parcel?
          tense    | Who is the mayor of Rome?             | Who was the mayor of Rome?
          tense    | What are your opening hours?          | What were your opening hours?
          order    | Does Ann owe Bob money?               | Does Bob owe Ann money?
          order    | Trains from Rome to Paris?            | Trains from Paris to Rome?
          words    | How do I wash linen?                  | How do I wash wool?
          words    | Where is the card?                    | Where is the virtual card?
          """)
  void anotherDetailIsAnotherQuestion(String reason, String one, String other) {
    assertThat(difference(one, other)).isEqualTo(reason);
    assertThat(difference(other, one)).isEqualTo(reason);
  }

  @Test
  void everyTextAgreesWithItself() {
    for (String text :
        List.of("", " ", "?", "`", "\"", "1", "-", "€", "no", "\uD83D\uDE00", "a.b()")) {
      assertThat(difference(text, text)).as(text).isNull();
      assertThat(difference(text.repeat(300), text.repeat(300))).as(text).isNull();
    }
  }

  @Test
  void aLongVeryLikeTextMayBeWordedFreely() {
    String one =
        "The archive keeps every letter of the royal court, and scholars may consult it daily.";
    String other =
        "Scholars may peruse daily every letter of the royal court that the archive safeguards.";
    assertThat(Guards.difference(Text.of(one), Text.of(other), 0.7)).isEqualTo("words");
    assertThat(Guards.difference(Text.of(one), Text.of(other), 0.93)).isNull();
  }

  @Test
  void wordsPutForOthersInTheirPlacesMakeAnotherQuestionHoweverLong() {
    String one =
        "How do I paint the wooden fence of the northern garden before the autumn festival?";
    String other =
        "How do I paint the metal fence of the northern orchard before the autumn festival?";
    assertThat(Guards.difference(Text.of(one), Text.of(other), 0.95)).isEqualTo("words");
  }

  private static @Nullable String difference(String one, String other) {
    return Guards.difference(Text.of(one), Text.of(other), 0.8);
  }
}
