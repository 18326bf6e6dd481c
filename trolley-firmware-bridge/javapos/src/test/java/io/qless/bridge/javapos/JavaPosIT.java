package io.qless.bridge.javapos;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scanner.ScanJournal;
import io.qless.bridge.scanner.ScanListener;
import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.bridge.scanner.ScannerDriver;
import io.qless.bridge.setup.ScannerSetup;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jpos.ScannerConst;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The driver over JavaPOS' own control and registry; only the vendor's service is played.
class JavaPosIT {

  private static final int LIMIT_SECONDS = 20;
  private static final String GS1 = "0109520000000011" + "10A1\u001d17271231";

  private final PlayedService service = new PlayedService();
  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

  @TempDir Path directory;

  @BeforeEach
  void play() {
    PlayedServices.service = service;
  }

  @Test
  void eachScanComesOnceAndTheNextIsAskedForWhenItIsKept() throws Exception {
    try (ScanJournal journal = ScanJournal.in(directory.resolve("scans"));
        ScannerDriver driver = driver("javapos:Played", journal)) {
      driver.start();
      assertThat(next()).isEqualTo(new Present());
      List<String> sent = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String code = "952000000" + (1000 + i / 2); // each twice: two scans
        sent.add(code);
        service.scan(ScannerConst.SCAN_SDT_EAN13, code);
      }
      List<String> come = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        come.add(((ScannedCode) next()).text());
      }
      assertThat(come).isEqualTo(sent);
      assertThat(journal.unsettled()).hasSize(100);
      assertThat(service.asked()).isBetween(101, 102 + 1);
    }
  }

  @Test
  void aLabelKeepsItsSymbologyAndSeparators() throws Exception {
    try (ScannerDriver driver = driver("javapos:Played", ScanJournal.none())) {
      driver.start();
      assertThat(next()).isEqualTo(new Present());
      service.scan(ScannerConst.SCAN_SDT_GS1DATAMATRIX, GS1);
      ScannedCode code = (ScannedCode) next();
      assertThat(code.aimId()).isEqualTo("]d2");
      assertThat(code.text()).isEqualTo(GS1);
      String longest = "7".repeat(7_089);
      service.scan(ScannerConst.SCAN_SDT_QRCODE, longest);
      assertThat(((ScannedCode) next()).text()).isEqualTo(longest);
    }
  }

  @Test
  void aPulledScannerIsAbsentOnceAndComesBack() throws Exception {
    try (ScannerDriver driver = driver("javapos:Played", ScanJournal.none())) {
      driver.start();
      assertThat(next()).isEqualTo(new Present());
      service.pull();
      assertThat(next()).isInstanceOf(Absent.class);
      service.plug();
      assertThat(next()).isEqualTo(new Present());
      service.scan(ScannerConst.SCAN_SDT_EAN8, "96385074");
      assertThat(((ScannedCode) next()).aimId()).isEqualTo("]E4");
    }
  }

  @Test
  void aFailedReadIsARejectAndTheNextScanComes() throws Exception {
    try (ScannerDriver driver = driver("javapos:Played", ScanJournal.none())) {
      driver.start();
      assertThat(next()).isEqualTo(new Present());
      service.fail();
      assertThat(next()).isInstanceOf(ScanReject.class);
      service.scan(ScannerConst.SCAN_SDT_EAN8, "96385074");
      assertThat(((ScannedCode) next()).text()).isEqualTo("96385074");
    }
  }

  @Test
  void whoHasItAndWhatIsMissingIsSaidWithTheWayOut() throws Exception {
    service.hold(true);
    try (ScannerDriver driver = driver("javapos:Played", ScanJournal.none())) {
      driver.start();
      assertThat(((Faulty) next()).reason()).contains("held by another program");
      service.hold(false);
      assertThat(next()).isEqualTo(new Present());
    }
    try (ScannerDriver driver = driver("javapos:Nobody", ScanJournal.none())) {
      driver.start();
      Faulty missing = (Faulty) next();
      assertThat(missing.reason()).contains("no JavaPOS service for Nobody");
      assertThat(missing.wayOut()).contains("jpos.xml");
    }
  }

  private Object next() throws InterruptedException {
    Object next = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertThat(next).as("something is told within %d s", LIMIT_SECONDS).isNotNull();
    return next;
  }

  private ScannerDriver driver(String setup, ScanJournal journal) {
    return ScannerSetup.parse(setup)
        .driver("scanner", DeviceTree.OF_LINUX, InstantSource.system(), journal, new Ear(heard));
  }

  private record Ear(BlockingQueue<Object> heard) implements ScanListener {

    @Override
    public void scanned(ScannedCode code) {
      heard.add(code);
    }

    @Override
    public void rejected(ScanReject reject) {
      heard.add(reject);
    }

    @Override
    public void state(DeviceState state) {
      heard.add(state);
    }
  }
}
