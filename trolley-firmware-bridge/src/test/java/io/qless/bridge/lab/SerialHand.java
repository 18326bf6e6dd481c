package io.qless.bridge.lab;

import io.qless.bridge.handshake.SsiPacket;
import io.qless.bridge.linux.DeviceFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Somebody who scans without a pause with a serial scanner, at a [Gadget]'s end of the cable. A
/// code is a new one each time. It scans on a thread of its own, from [#start] on and while plugged
/// in; what the cable takes along is lost or sent again, as the scanner's protocol has it.
final class SerialHand implements AutoCloseable {

  /// What the scanner speaks.
  enum Speech {
    /// It asks for no answer.
    PLAIN,
    /// It waits for one byte; without any, the code is given up.
    HONEYWELL,
    /// It waits for a packet; without it, the code is sent again.
    SSI;

    /// As an installer writes it.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private enum Answer {
    TAKEN,
    SEND_AGAIN,
    NONE
  }

  /// Longer than a real one's 2 s, as the guest is slow: one that repeats too soon is another
  /// matter.
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  /// ACK and NAK have 4 and 5 bytes, a beep 5.
  private static final int LONGEST_ANSWER = 8;

  private static final byte ACK = 0x06;
  private static final byte NAK = 0x15;
  private static final char EAN_13 = 0x0B;
  private static final int REPEATED = 1;

  private final Gadget gadget;
  private final Speech speech;
  private final Random random;
  private final Thread thread;

  // Guarded by this:
  private final List<String> begun = new ArrayList<>();
  private final List<String> acknowledged = new ArrayList<>();
  private boolean pluggedIn;
  private boolean closed;
  private int most = Integer.MAX_VALUE;

  /// A scanner that is not plugged in yet.
  ///
  /// @param random where it stops in a code for a moment
  SerialHand(Gadget gadget, Speech speech, Random random) {
    this.gadget = gadget;
    this.speech = speech;
    this.random = random;
    thread = Thread.ofPlatform().name("serial-hand").daemon().unstarted(this::run);
  }

  /// Begins to scan. A driver forgets what was scanned before it opened its port for the first
  /// time.
  void start() {
    thread.start();
  }

  /// Plugs in, and scans on once started.
  synchronized void plugIn() {
    gadget.plugIn();
    pluggedIn = true;
    notifyAll();
  }

  /// Pulls the cable, in the middle of whatever is on it.
  void unplug() {
    synchronized (this) {
      pluggedIn = false;
      notifyAll();
    }
    gadget.unplug();
  }

  /// Stops when so many codes were scanned in all.
  synchronized void stopAfter(int codes) {
    most = codes;
  }

  /// All codes that it began to send.
  synchronized List<String> begun() {
    return List.copyOf(begun);
  }

  /// Those of which it knows that they were taken.
  synchronized List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /// Whether all is scanned that shall be, and answered as far as it waits for answers.
  synchronized boolean isDone() {
    return begun.size() >= most
        && (speech == Speech.PLAIN || acknowledged.contains(begun.getLast()));
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    unplug(); // wakes a thread that waits for an answer
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gadget.close();
  }

  private void run() {
    String unanswered = null;
    while (isPluggedIn()) {
      try (var line = new Line(gadget)) {
        line.forgetOldAnswers();
        unanswered = scanUntilUnplugged(line, unanswered);
        if (unanswered == null) {
          awaitUnplug(); // what was written is still on its way
        }
      } catch (IOException unplugged) {
        // the next plugging in opens another
      }
    }
  }

  /// Waits until it is; false once nothing more is to be done.
  private synchronized boolean isPluggedIn() {
    while (!closed && !pluggedIn) {
      try {
        wait();
      } catch (InterruptedException e) {
        return false;
      }
    }
    return !closed;
  }

  /// Once there is nothing more to send.
  private synchronized void awaitUnplug() {
    while (!closed && pluggedIn && begun.size() >= most) {
      try {
        wait();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /// Returns the code that is to be sent again, if any.
  private @Nullable String scanUntilUnplugged(Line line, @Nullable String first) {
    String again = first;
    while (true) {
      String code = again == null ? next() : again;
      if (code == null) {
        return null;
      }
      if (!offer(line, code, again != null)) {
        return speech == Speech.SSI ? code : null;
      }
      again = null;
    }
  }

  private synchronized @Nullable String next() {
    if (!pluggedIn || begun.size() >= most) {
      return null;
    }
    String code = "952%010d".formatted(begun.size());
    begun.add(code);
    return code;
  }

  /// Whether it went well; false if the cable is out.
  private boolean offer(Line line, String code, boolean again) {
    String frame =
        switch (speech) {
          case PLAIN -> code + "\r"; // a tail of it looks like a code
          case HONEYWELL -> "]E0" + code + "\r";
          case SSI ->
              new SsiPacket(
                      SsiPacket.DECODE_DATA, SsiPacket.DECODER, again ? REPEATED : 0, EAN_13 + code)
                  .text();
        };
    int cut = 1 + random.nextInt(frame.length() - 1);
    boolean sent = line.write(frame.substring(0, cut));
    if (random.nextInt(4) == 0) {
      LockSupport.parkNanos(random.nextInt(4_000_000));
    }
    sent = sent && line.write(frame.substring(cut));
    if (!sent || speech == Speech.PLAIN) {
      return sent;
    }
    Answer answer = answer(line);
    if (answer == Answer.TAKEN) {
      synchronized (this) {
        acknowledged.add(code);
      }
    }
    return answer == Answer.SEND_AGAIN ? offer(line, code, true) : answer == Answer.TAKEN;
  }

  private Answer answer(Line line) {
    var answer = new StringBuilder();
    while (true) {
      int next = line.read(ANSWER_LIMIT);
      if (next < 0) {
        return Answer.NONE;
      }
      boolean begins = next >= SsiPacket.HEAD_BYTES && next <= LONGEST_ANSWER;
      if (speech == Speech.SSI && answer.isEmpty() && !begins) {
        continue; // a port that was not set yet has echoed what it got
      }
      answer.append((char) next);
      if (speech == Speech.HONEYWELL) {
        if (next == ACK || next == NAK) {
          return next == ACK ? Answer.TAKEN : Answer.SEND_AGAIN;
        }
      } else if (answer.length() == answer.charAt(0) + SsiPacket.CHECKSUM_BYTES) {
        byte[] bytes = answer.toString().getBytes(StandardCharsets.ISO_8859_1);
        SsiPacket packet = SsiPacket.read(bytes, bytes[0]);
        int opcode = packet == null ? 0 : packet.opcode();
        if (opcode == SsiPacket.ACK || opcode == SsiPacket.NAK) {
          return opcode == SsiPacket.ACK ? Answer.TAKEN : Answer.SEND_AGAIN;
        }
        answer.setLength(0); // a beep
      }
    }
  }

  /// One life of the gadget's serial port. It belongs to one thread.
  private static final class Line implements AutoCloseable {

    private final DeviceFile in;
    private final FileOutputStream out;
    private final byte[] one = new byte[1];

    Line(Gadget gadget) throws IOException {
      in =
          switch (DeviceFile.open(gadget.farEnd())) {
            case DeviceFile.Opening.Opened(DeviceFile file) -> file;
            case DeviceFile.Opening.Refused(int errno) ->
                throw new IOException(gadget.farEnd() + ": error " + errno);
          };
      out = new FileOutputStream(gadget.farEnd().toFile());
    }

    /// What the kernel had not handed over yet when the cable went: it answered something else.
    void forgetOldAnswers() {
      while (read(Wait.STEP) >= 0) {
        // one more
      }
    }

    boolean write(String text) {
      try {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        return true;
      } catch (IOException unplugged) {
        return false;
      }
    }

    /// The next byte; -1 if none comes any more.
    int read(Duration limit) {
      return in.read(one, limit) == 1 ? Byte.toUnsignedInt(one[0]) : -1;
    }

    @Override
    public void close() throws IOException {
      in.close();
      out.close();
    }
  }
}
