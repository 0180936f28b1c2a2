package io.turnpike.routing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyRoomTests {

  @Test
  void holdsNoMoreBytesThanItMay() {
    CopyRoom room = new CopyRoom(10, 100);

    assertThat(room.take(60)).isTrue();
    assertThat(room.take(60)).isFalse();
    assertThat(room.take(40)).isTrue();
    room.giveBack(60);
    assertThat(room.take(60)).isTrue();
  }

  @Test
  void holdsNoMoreCopiesThanItMay() {
    CopyRoom room = new CopyRoom(2, 100);

    assertThat(room.take(1)).isTrue();
    assertThat(room.take(1)).isTrue();
    assertThat(room.take(1)).isFalse();
    room.giveBack(1);
    assertThat(room.take(1)).isTrue();
  }
}
