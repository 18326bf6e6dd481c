package io.qless.bridge.scanner;

import io.qless.bridge.DeviceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a scan is from the moment at which its scanner may forget it until the program has kept it
/// elsewhere: one small file per scanner. Any thread may call; lives as long as the driver.
///
/// The order is: [#keep] forces the scan to the disk, the scanner gets its answer, the listener
/// gets the scan, and whoever made something of it says [#settle]. A program that was killed in
/// between finds the scan in [#unsettled()] when it starts again, and decides what it is still
/// worth.
///
/// The file is overwritten in place, so that one forced write is all that a scan costs; once all
/// scans are settled their text is wiped, since a code may be a secret.
public final class ScanJournal implements AutoCloseable {

  /// About 800 scans of a usual length that nobody settled; the longest code takes 21 kB.
  static final int MAX_BYTES = 1 << 16;

  private static final Logger LOG = LoggerFactory.getLogger(ScanJournal.class);

  /// `QLSCAN1` and a line end.
  private static final long MAGIC = 0x514c5343414e310aL;

  /// Magic, number of the last scan, checksum of its text, number of the last settled scan, and of
  /// the last one whose scanner got its answer.
  private static final int HEAD = 40;

  private static final int LAST_AT = 8;
  private static final int SETTLED_AT = 24;
  private static final int ANSWERED_AT = 32;

  /// No text has this checksum.
  private static final long FORGOTTEN = -1;

  /// Length and checksum before each record; a length of 0 behind the last.
  private static final int RECORD_HEAD = 8;

  private static final int END = 4;

  private final @Nullable FileChannel file;
  private final String name;
  private final List<ScannedCode> unsettled = new ArrayList<>();
  private int end = HEAD;
  private long last;
  private long lastText;

  private ScanJournal(@Nullable FileChannel file, String name) {
    this.file = file;
    this.name = name;
  }

  /// Numbers scans and keeps none: for a program in which a scan has no worth after its end.
  public static ScanJournal none() {
    return new ScanJournal(null, "");
  }

  /// Opens or makes the file. One that is no journal begins anew.
  ///
  /// @throws DeviceException if that can't be done
  public static ScanJournal in(Path path) {
    try {
      FileChannel file =
          FileChannel.open(
              path,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
      try {
        var journal = new ScanJournal(file, path.toString());
        journal.read(file);
        return journal;
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw new DeviceException(
          "opening the scan journal " + path, "check the disk and the rights of its folder", e);
    }
  }

  /// Gives a scan its number and forces it to the disk.
  ///
  /// @throws DeviceException if it is not surely there; then the scan has not happened
  synchronized ScannedCode keep(String deviceId, String aimId, String text, Instant at) {
    var code =
        new ScannedCode(deviceId, last + 1, aimId, text, Instant.ofEpochMilli(at.toEpochMilli()));
    long sum = sum(aimId, text);
    if (file != null) {
      write(file, code, sum);
      unsettled.add(code);
    }
    last = code.sequence();
    lastText = sum;
    return code;
  }

  /// The scanner got its answer to the scan that was kept last: one that it sends after a restart
  /// of this program is another.
  synchronized void answered() {
    if (file != null) {
      try {
        file.write(longs(last), ANSWERED_AT); // not forced: what a kill must not take is enough
      } catch (IOException e) {
        LOG.error("{}: the answer to scan {} could not be marked", name, last, e);
      }
    }
  }

  /// The scan is kept elsewhere, or its end was shown to whoever scanned; so are those before it. A
  /// second time does nothing.
  public synchronized void settle(ScannedCode code) {
    if (file == null || !unsettled.removeIf(each -> each.sequence() <= code.sequence())) {
      return;
    }
    try {
      // Not forced: what a power cut brings back is known to whoever kept it.
      file.write(longs(code.sequence()), SETTLED_AT);
      if (unsettled.isEmpty()) {
        wipe(file);
      }
    } catch (IOException e) {
      LOG.error("{}: scan {} could not be marked as settled", name, code.sequence(), e);
    }
  }

  /// What was scanned and not settled, in the order of scanning.
  public synchronized List<ScannedCode> unsettled() {
    return List.copyOf(unsettled);
  }

  /// Whether the scan that was kept last was this one. Of before a restart it is known only if its
  /// scanner may not have got its answer.
  synchronized boolean isLast(String aimId, String text) {
    return last > 0 && lastText == sum(aimId, text);
  }

  @Override
  public synchronized void close() {
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        LOG.warn("closing {}", name, e);
      }
    }
  }

  private void write(FileChannel file, ScannedCode code, long sum) {
    ByteBuffer body = body(code);
    int size = RECORD_HEAD + body.remaining();
    if (end + size + END > MAX_BYTES) {
      throw new DeviceException(
          name + " is full: " + unsettled.size() + " scans wait to be dealt with",
          "start the program again");
    }
    ByteBuffer record = ByteBuffer.allocate(size + END);
    record.putInt(body.remaining()).putInt(sum(body)).put(body.duplicate()).putInt(0).flip();
    try {
      file.write(record, end);
      file.write(longs(MAGIC, code.sequence(), sum), 0);
      file.force(false);
    } catch (IOException e) {
      throw new DeviceException("keeping a scan in " + name, "make room on the disk", e);
    }
    end += size;
  }

  private void read(FileChannel file) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(MAX_BYTES);
    while (all.hasRemaining() && file.read(all, all.position()) >= 0) {
      // the rest of it
    }
    all.flip();
    if (all.remaining() < HEAD || all.getLong(0) != MAGIC) {
      if (all.hasRemaining()) {
        LOG.error("{} is no scan journal; it begins anew", name);
      }
      file.write(ByteBuffer.allocate(HEAD + END), 0);
      file.write(longs(MAGIC), 0);
      return;
    }
    last = all.getLong(LAST_AT);
    lastText = all.getLong(ANSWERED_AT) == last ? FORGOTTEN : all.getLong(LAST_AT + Long.BYTES);
    long settled = all.getLong(SETTLED_AT);
    all.position(HEAD);
    while (all.remaining() >= RECORD_HEAD) {
      int length = all.getInt();
      int sum = all.getInt();
      if (length <= 0
          || length > all.remaining()
          || sum(all.slice(all.position(), length)) != sum) {
        break; // the end, or a record that a power cut tore: its scanner got no answer
      }
      ScannedCode code = code(all.slice(all.position(), length));
      all.position(all.position() + length);
      end = all.position();
      last = Math.max(last, code.sequence());
      if (code.sequence() > settled) {
        unsettled.add(code);
      }
    }
    if (unsettled.isEmpty()) {
      wipe(file);
    }
  }

  private void wipe(FileChannel file) throws IOException {
    file.write(ByteBuffer.allocate(end + END - HEAD), HEAD);
    end = HEAD;
  }

  private static ByteBuffer body(ScannedCode code) {
    byte[] device = code.deviceId().getBytes(StandardCharsets.UTF_8);
    byte[] aimId = code.aimId().getBytes(StandardCharsets.UTF_8);
    byte[] text = code.text().getBytes(StandardCharsets.UTF_8);
    ByteBuffer body =
        ByteBuffer.allocate(
            2 * Long.BYTES + 3 * Integer.BYTES + device.length + aimId.length + text.length);
    body.putLong(code.sequence()).putLong(code.at().toEpochMilli());
    for (byte[] part : List.of(device, aimId, text)) {
      body.putInt(part.length).put(part);
    }
    return body.flip();
  }

  private static ScannedCode code(ByteBuffer body) {
    long sequence = body.getLong();
    Instant at = Instant.ofEpochMilli(body.getLong());
    return new ScannedCode(part(body), sequence, part(body), part(body), at);
  }

  private static String part(ByteBuffer body) {
    byte[] part = new byte[body.getInt()];
    body.get(part);
    return new String(part, StandardCharsets.UTF_8);
  }

  private static ByteBuffer longs(long... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Long.BYTES);
    for (long value : values) {
      buffer.putLong(value);
    }
    return buffer.flip();
  }

  private static long sum(String aimId, String text) {
    return Integer.toUnsignedLong(
        sum(ByteBuffer.wrap((aimId + '\n' + text).getBytes(StandardCharsets.UTF_8))));
  }

  private static int sum(ByteBuffer bytes) {
    var crc = new CRC32C();
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }
}
