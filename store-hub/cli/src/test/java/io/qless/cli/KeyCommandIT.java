package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The admin changes the keys of exit passes, at a real hub.
class KeyCommandIT {

  @TempDir Path directory;
  private RealStore store;

  @BeforeEach
  void open() {
    store = new RealStore(directory);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aNewKeyFollowsAndASecondOneMustWait() {
    assertThat(store.qless("key", "list", "--json")).as(store.err()).isZero();
    String first = store.json().path("keys").path(0).path("id").asString();
    assertThat(store.qless("key", "rotate", "--in=2h", "--yes")).as(store.err()).isZero();
    assertThat(store.out()).contains(first + "  signs").contains("follows");
    assertThat(store.qless("key", "rotate", "--yes")).isEqualTo(1);
    assertThat(store.err()).contains("the next key does not sign yet");
  }

  @Test
  void aKeyThatSomebodyElseMayHaveIsChangedAtOnce() {
    assertThat(store.qless("key", "list", "--json")).isZero();
    String first = store.json().path("keys").path(0).path("id").asString();
    assertThat(store.qless("key", "rotate", "--in=0s", "--yes", "--json")).isZero();
    assertThat(store.json().path("keys").path(0).path("id").asString()).isNotEqualTo(first);
    assertThat(store.json().path("keys").path(1).path("id").asString()).isEqualTo(first);
    assertThat(store.json().path("keys").path(1).path("state").asString()).isEqualTo("ends");
  }

  @Test
  void aTimeThatIsNoneIsTurnedAway() {
    for (String time : new String[] {"soon", "-1h", "1", "1y", ""}) {
      assertThat(store.qless("key", "rotate", "--in=" + time, "--yes")).as(time).isEqualTo(2);
    }
  }
}
