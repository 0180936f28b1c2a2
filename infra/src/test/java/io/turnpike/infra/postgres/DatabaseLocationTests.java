package io.turnpike.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.settings.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseLocationTests {

  @Test
  void readsEveryPart() {
    var location =
        DatabaseLocation.parse("postgresql://me:p%40ss+1@db.example:6000/shop?sslmode=require");

    assertThat(location.host()).isEqualTo("db.example");
    assertThat(location.port()).isEqualTo(6000);
    assertThat(location.database()).isEqualTo("shop");
    assertThat(location.user()).isEqualTo("me");
    assertThat(location.password().reveal()).isEqualTo("p@ss+1");
    assertThat(location.sslMode()).isEqualTo("require");
  }

  @Test
  void readsTheOtherSchemeAndFillsInWhatIsUsual() {
    var location = DatabaseLocation.parse("postgres://me@db/shop");

    assertThat(location.port()).isEqualTo(5432);
    assertThat(location.sslMode()).isEqualTo("prefer");
    assertThat(location.password().reveal()).isEmpty();
  }

  @Test
  void showsNeitherUserNorPassword() {
    assertThat(DatabaseLocation.parse("postgres://me:s3cret@db:1/shop")).hasToString("db:1/shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/shop",
        "postgresql://db:5432/shop",
        "postgresql://me:s3cret@db:5432",
        "postgresql://me:s3cret@db:5432/",
        "postgresql://me:s3cret@:5432/shop",
        "postgresql://me:s3cr[et@db/shop",
        "postgresql://me:s3cret@db/shop?sslmode=maybe",
        "db",
        "mysql://me:s3cret@db/shop"
      })
  void refusesWhatItCannotReadWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> DatabaseLocation.parse(url))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("TURNPIKE_DATABASE_URL")
        .hasMessageNotContaining("s3cr")
        .hasMessageNotContaining("\n");
  }
}
