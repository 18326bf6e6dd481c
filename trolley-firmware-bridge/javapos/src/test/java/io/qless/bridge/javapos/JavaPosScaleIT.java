package io.qless.bridge.javapos;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.scale.ScaleListener;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.scale.ScaleReading.Fault;
import io.qless.bridge.scale.ScaleReading.Moving;
import io.qless.bridge.scale.ScaleReading.Settled;
import io.qless.bridge.setup.ScaleSetup;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jpos.JposConst;
import jpos.ScaleConst;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scale over JavaPOS' own control and registry; only the vendor's service is played.
class JavaPosScaleIT {

  private static final int LIMIT_SECONDS = 20;

  @TempDir Path directory;
  private final PlayedScaleService service = new PlayedScaleService();
  private final BlockingQueue<ScaleReading> readings = new LinkedBlockingQueue<>();
  private final BlockingQueue<DeviceState> states = new LinkedBlockingQueue<>();

  @Test
  void weightsAndWhatStandsInTheirWayAreTold() throws InterruptedException {
    PlayedServices.scale = service;
    service.rest(1_235);
    try (Scale scale = scale("javapos/5g:PlayedScale")) {
      assertThat(next(states)).isEqualTo(new Present());
      assertThat(next(readings))
          .isInstanceOfSatisfying(Settled.class, rest -> assertThat(rest.grams()).isEqualTo(1_235));
      service.refuse(JposConst.JPOS_E_TIMEOUT, 0);
      assertThat(next(readings)).isEqualTo(new Moving());
      service.refuse(JposConst.JPOS_E_EXTENDED, ScaleConst.JPOS_ESCAL_OVERWEIGHT);
      assertThat(next(readings))
          .isInstanceOfSatisfying(
              Fault.class, fault -> assertThat(fault.wayOut()).isEqualTo("unload the basket"));
      assertThat(next(states)).isInstanceOf(Faulty.class);
      service.refuse(JposConst.JPOS_E_NOHARDWARE, 0);
      assertThat(next(states)).isInstanceOf(Absent.class);
      service.rest(0);
      assertThat(next(states)).isEqualTo(new Present());
      assertThat(scale.calibration().isMade()).isFalse();
    }
  }

  @Test
  void aScaleThatNobodyNamedSaysWhereToNameIt() throws InterruptedException {
    try (Scale scale = scale("javapos:NobodysScale")) {
      assertThat(next(states))
          .isInstanceOfSatisfying(
              Faulty.class, why -> assertThat(why.wayOut()).contains("jpos.xml"));
      assertThat(scale.now()).isInstanceOf(Fault.class);
    }
  }

  private Scale scale(String text) {
    ScaleSetup setup = ScaleSetup.parse(text);
    Scale scale =
        setup.scale("scale", DeviceTree.OF_LINUX, setup.calibrationFile(directory.resolve("none")));
    scale.start(
        new ScaleListener() {
          @Override
          public void reading(ScaleReading reading) {
            readings.add(reading);
          }

          @Override
          public void state(DeviceState state) {
            states.add(state);
          }
        });
    return scale;
  }

  private static <T> T next(BlockingQueue<T> told) throws InterruptedException {
    T next = told.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertThat(next).as("something is told within %d s", LIMIT_SECONDS).isNotNull();
    return next;
  }
}
