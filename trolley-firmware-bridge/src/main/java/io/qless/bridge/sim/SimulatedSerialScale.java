package io.qless.bridge.sim;

import io.qless.bridge.DeviceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A scale with a display, as counters have it, on a real serial port: it answers in one of four
/// protocols what hands have put on it. Any thread may call it; it lives until closed.
public final class SimulatedSerialScale implements AutoCloseable {

  /// What it speaks.
  public enum Speech {
    TOLEDO_8217,
    NCI,
    CAS_ECR,
    MT_SICS
  }

  private static final long CAPACITY_GRAMS = 30_000;

  private static final Duration READ_LIMIT = Duration.ofMillis(20);

  private static final char STX = 0x02;
  private static final char ETX = 0x03;
  private static final char ENQ = 0x05;
  private static final char DC1 = 0x11;

  /// Status bytes are printable: this bit says nothing.
  private static final int PRINTABLE = 0x40;

  private static final int MOTION = 1;
  private static final int TOLEDO_OVER = 1 << 1;
  private static final int TOLEDO_UNDER = 1 << 2;

  private final Speech speech;
  private final Thread thread;

  // Guarded by this:
  private final Cable cable;
  private long grams;
  private int movingAnswers;
  private int tornAnswers;
  private boolean mute;
  private String noise = "";
  private boolean closed;

  /// A scale, switched on and empty.
  ///
  /// @param link where its port shall appear; its directory exists
  public SimulatedSerialScale(Path link, Speech speech) {
    cable = new Cable(link);
    this.speech = speech;
    plugIn();
    thread = Thread.ofPlatform().name("simulated-serial-scale").daemon().start(this::run);
  }

  /// Lays so much on it in all; the next three answers say that it moves.
  public synchronized void put(long gramsInAll) {
    grams = gramsInAll;
    movingAnswers = 3;
  }

  /// Only half of each of the next answers arrives.
  public synchronized void tearAnswers(int count) {
    tornAnswers = count;
  }

  /// It is switched off, or on again.
  public synchronized void mute(boolean off) {
    mute = off;
  }

  /// Sends this before each answer from now on.
  public synchronized void noise(String bytes) {
    noise = bytes;
  }

  /// Pulls the cable. Does nothing when unplugged.
  public synchronized void unplug() {
    cable.unplug();
  }

  /// Plugs in again. Does nothing when plugged in.
  public synchronized void plugIn() {
    if (cable.plugIn()) {
      notifyAll();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      unplug();
      notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      for (PseudoTerminal port = port(); port != null; port = port()) {
        serve(port);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until it is plugged in; null when closed.
  private synchronized @Nullable PseudoTerminal port() throws InterruptedException {
    while (!closed && cable.terminal() == null) {
      wait();
    }
    return closed ? null : cable.terminal();
  }

  private synchronized boolean isAt(PseudoTerminal port) {
    return port == cable.terminal() && !closed;
  }

  private void serve(PseudoTerminal port) {
    var asked = new StringBuilder();
    try {
      while (isAt(port)) {
        asked.append(new String(port.read(1, READ_LIMIT), StandardCharsets.ISO_8859_1));
        String answer = answer(asked.toString());
        if (!answer.isEmpty()) {
          asked.setLength(0);
          port.write(answer);
        }
      }
    } catch (DeviceException unplugged) {
      asked.setLength(0);
    }
  }

  /// What goes out when this was asked, empty while the question is not whole.
  private synchronized String answer(String asked) {
    String question =
        switch (speech) {
          case TOLEDO_8217 -> "W";
          case NCI -> "W\r";
          case CAS_ECR -> String.valueOf(DC1);
          case MT_SICS -> "SI\r\n";
        };
    if (mute) {
      return "";
    }
    if (speech == Speech.CAS_ECR && asked.indexOf(ENQ) >= 0 && !asked.endsWith(question)) {
      return "\u0006";
    }
    if (!asked.endsWith(question)) {
      return "";
    }
    String whole = noise + weight();
    movingAnswers = Math.max(0, movingAnswers - 1);
    if (tornAnswers > 0) {
      tornAnswers--;
      return whole.substring(0, whole.length() / 2);
    }
    return whole;
  }

  private String weight() {
    return switch (speech) {
      case TOLEDO_8217 -> toledo();
      case NCI -> nci();
      case CAS_ECR -> cas();
      case MT_SICS -> sics();
    };
  }

  private boolean isOver() {
    return grams > CAPACITY_GRAMS;
  }

  private String toledo() {
    int status =
        (movingAnswers > 0 ? MOTION : 0)
            | (isOver() ? TOLEDO_OVER : 0)
            | (grams < 0 ? TOLEDO_UNDER : 0);
    return status == 0
        ? STX + number("%06.3f") + "\r"
        : STX + "?" + (char) (PRINTABLE | status) + "\r";
  }

  private String nci() {
    char first = (char) ('0' + (movingAnswers > 0 ? 1 : 0) + (grams == 0 ? 2 : 0));
    char second = (char) ('0' + (grams < 0 ? 1 : 0) + (isOver() ? 2 : 0));
    boolean shown = movingAnswers == 0 && !isOver() && grams >= 0;
    return (shown ? "\n" + number("%07.3f") + "KG\r" : "") + "\n" + first + second + "\r" + ETX;
  }

  private String cas() {
    String sign = isOver() ? "F" : grams < 0 ? "-" : " ";
    String text =
        (movingAnswers > 0 ? "U" : "S")
            + sign
            + (isOver() ? "00.000" : String.format(Locale.ROOT, "%06.3f", Math.abs(grams) / 1e3))
            + "kg";
    int sum = text.chars().reduce(0, (before, each) -> before ^ each);
    return "\u0001" + STX + text + (char) sum + ETX + "\u0004";
  }

  private String sics() {
    if (isOver()) {
      return "S +\r\n";
    }
    if (grams < 0) {
      return "S -\r\n";
    }
    return (movingAnswers > 0 ? "S D " : "S S ")
        + String.format(Locale.ROOT, "%10.2f", (double) grams)
        + " g\r\n";
  }

  private String number(String form) {
    return String.format(Locale.ROOT, form, grams / 1e3);
  }
}
