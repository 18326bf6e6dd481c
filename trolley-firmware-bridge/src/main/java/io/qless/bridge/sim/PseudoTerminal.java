package io.qless.bridge.sim;

import io.qless.bridge.DeviceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The far end of a real serial port of this machine: what a scanner or a microcontroller would be.
/// Any thread may call it; it lives until [#close], which the program at the port sees as an
/// unplug.
///
/// The port appears as `/dev/pts/N`. No serial library lists it, but jSerialComm opens it by that
/// path and through a link to it.
public final class PseudoTerminal implements AutoCloseable {

  /// A program at the port that doesn't read for this long has lost interest; the kernel holds 4
  /// kB.
  private static final Duration WRITE_LIMIT = Duration.ofSeconds(2);

  private static final int READ_BYTES = 4096;
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final Object lock = new Object();
  private final int fd;
  private final Path path;
  private boolean closed;

  private PseudoTerminal(int fd, Path path) {
    this.fd = fd;
    this.path = path;
  }

  /// Makes a new one, in raw mode.
  ///
  /// @throws DeviceException if the kernel has none left
  public static PseudoTerminal open() {
    int fd = PtyLibc.openMaster();
    try {
      PtyLibc.makeRaw(fd);
      return new PseudoTerminal(fd, Path.of(PtyLibc.portPath(fd)));
    } catch (DeviceException e) {
      PtyLibc.close(fd);
      throw e;
    }
  }

  /// The port's path, `/dev/pts/N`.
  public Path path() {
    return path;
  }

  /// Lets `link` lead to this port, in one step, also if it led elsewhere before.
  public void linkAs(Path link) {
    Path fresh = link.resolveSibling(link.getFileName() + "." + path.getFileName());
    try {
      Files.deleteIfExists(fresh);
      Files.createSymbolicLink(fresh, path);
      Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new DeviceException("linking " + link + " to " + path, "check the directory", e);
    }
  }

  /// Sends bytes to the port, all of them.
  ///
  /// @throws DeviceException if closed, or if the port is not read for 2 s
  public void write(byte[] bytes) {
    long deadline = System.nanoTime() + WRITE_LIMIT.toNanos();
    int written = 0;
    while (written < bytes.length) {
      synchronized (lock) {
        if (closed) {
          throw new DeviceException("writing to " + path + ": unplugged", "plug it in again");
        }
        written += PtyLibc.write(fd, bytes, written);
      }
      if (written < bytes.length) {
        if (System.nanoTime() - deadline > 0) {
          throw new DeviceException("writing to " + path + ": nobody reads", "start its reader");
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
  }

  /// Sends text, one byte per character (ISO-8859-1).
  public void write(String text) {
    write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// What the program at the port has sent; waits for `count` bytes, at most `limit`, and returns
  /// what came.
  public byte[] read(int count, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    var out = new ByteArrayOutputStream();
    while (true) {
      synchronized (lock) {
        if (closed) {
          return out.toByteArray();
        }
        out.writeBytes(PtyLibc.read(fd, Math.min(READ_BYTES, count - out.size())));
      }
      if (out.size() >= count || System.nanoTime() - deadline >= 0) {
        return out.toByteArray();
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /// Unplugs: the program at the port is hung up on, and what it has not read is lost. A second
  /// time does nothing.
  @Override
  public void close() {
    synchronized (lock) {
      if (!closed) {
        closed = true;
        PtyLibc.close(fd);
      }
    }
  }
}
