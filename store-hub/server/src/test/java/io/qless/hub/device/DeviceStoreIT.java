package io.qless.hub.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.DeviceKind;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceStoreIT {

  @TempDir Path directory;
  private Database journal;
  private DeviceStore devices;

  @BeforeEach
  void open() {
    journal = TestDatabases.journal(directory);
    devices = new DeviceStore(journal, InstantSource.system());
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void aDeviceIsKnownByItsPassword() {
    String password = devices.enrol(DeviceKind.TROLLEY, "T1").orElseThrow();
    assertThat(devices.check("T1", password)).contains(DeviceKind.TROLLEY);
    assertThat(devices.check("T1", password + "x")).isEmpty();
    assertThat(devices.check("T2", password)).isEmpty();
    assertThat(devices.check("", "")).isEmpty();
  }

  @Test
  void enrollingAgainEndsTheOldPassword() {
    String first = devices.enrol(DeviceKind.GATE, "G1").orElseThrow();
    String second = devices.enrol(DeviceKind.GATE, "G1").orElseThrow();
    assertThat(devices.check("G1", first)).isEmpty();
    assertThat(devices.check("G1", second)).contains(DeviceKind.GATE);
  }

  @Test
  void aTrolleyDoesNotBecomeAGate() {
    String password = devices.enrol(DeviceKind.TROLLEY, "X1").orElseThrow();
    assertThat(devices.enrol(DeviceKind.GATE, "X1")).isEmpty();
    assertThat(devices.check("X1", password)).contains(DeviceKind.TROLLEY);
  }
}
