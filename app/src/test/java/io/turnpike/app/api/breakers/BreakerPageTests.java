package io.turnpike.app.api.breakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.app.api.Page;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.CircuitBreakers.BreakerView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakerPageTests {

  private static final List<BreakerView> ALL =
      List.of(
          breaker("a", "m", null),
          breaker("a", "m", "3 failures"),
          breaker("a", "n/\u00e9.x", null),
          breaker("b", "m", null),
          breaker("b", "m", "2 failures"));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 200})
  void pagesTogetherAreTheList(int limit) {
    List<BreakerView> seen = new ArrayList<>();
    String cursor = null;
    do {
      Page<BreakerView> page = BreakerPage.of(ALL, cursor, limit);
      assertThat(page.data()).hasSizeBetween(1, limit);
      seen.addAll(page.data());
      cursor = page.nextCursor();
    } while (cursor != null);

    assertThat(seen).isEqualTo(ALL);
  }

  @Test
  void goesOnWhereItWasAlsoWhenTheLastOneIsGone() {
    String cursor = BreakerPage.of(ALL, null, 2).nextCursor();

    assertThat(BreakerPage.of(ALL.subList(2, 5), cursor, 1).data()).containsExactly(ALL.get(2));
  }

  @Test
  void keepsTogetherWhatNothingTellsApart() {
    BreakerView one = breaker("a", "m", "3 failures");
    BreakerView other = breaker("a", "m", "3 failures");

    Page<BreakerView> page = BreakerPage.of(List.of(one, other, ALL.get(3)), null, 1);

    assertThat(page.data()).containsExactly(one, other);
    assertThat(BreakerPage.of(List.of(one, other, ALL.get(3)), page.nextCursor(), 1).data())
        .containsExactly(ALL.get(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "YQ.YQ", "Y Q.YQ.YQ", "YQ.YQ.YQ.YQ"})
  void refusesACursorThatNoPageGave(String cursor) {
    assertThatThrownBy(() -> BreakerPage.of(ALL, cursor, 1))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("next_cursor");
  }

  private static BreakerView breaker(String connection, String model, @Nullable String rules) {
    return new BreakerView(
        connection, model, "closed", -1, -1, 0, null, null, null, -1, -1, 0, List.of(), rules);
  }
}
