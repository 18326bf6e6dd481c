package io.qless.bridge.bench;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The peer: a loop that reads a serial port and splits what comes at CR. It knows no unplug, no
/// torn frame and no repetition. With a file it appends each line and forces it to the disk.
final class BareReader implements AutoCloseable {

  private static final int READ_MILLIS = 250;
  private static final int READ_BYTES = 4096;
  private static final long CLOSE_MILLIS = 2_000;

  private final SerialPort port;
  private final Optional<FileChannel> file;
  private final Runnable listener;
  private final Thread thread = Thread.ofPlatform().name("bare-reader").unstarted(this::run);
  private volatile boolean closing;

  /// @param kept where lines are kept, empty for nowhere
  /// @param listener told each line, on the reader's thread
  BareReader(Path path, Optional<Path> kept, Runnable listener) throws IOException {
    this.listener = listener;
    file =
        kept.isEmpty()
            ? Optional.empty()
            : Optional.of(
                FileChannel.open(
                    kept.get(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    port = SerialPort.getCommPort(path.toString());
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
    if (!port.openPort()) {
      throw new IOException("can't open " + path);
    }
    thread.start();
  }

  private void run() {
    byte[] bytes = new byte[READ_BYTES];
    StringBuilder line = new StringBuilder();
    try {
      while (!closing) {
        int count = port.readBytes(bytes, bytes.length);
        for (int i = 0; i < count; i++) {
          if (bytes[i] == '\r') {
            keep(line);
            line.setLength(0);
            listener.run();
          } else {
            line.append((char) (bytes[i] & 0xff));
          }
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("keeping a line", failed);
    }
  }

  private void keep(StringBuilder line) throws IOException {
    if (file.isPresent()) {
      byte[] text = (line + "\n").getBytes(StandardCharsets.ISO_8859_1);
      file.get().write(ByteBuffer.wrap(text));
      file.get().force(false);
    }
  }

  @Override
  public void close() throws IOException {
    closing = true;
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    port.closePort();
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
