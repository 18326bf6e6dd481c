package io.qless.bridge.wedge;

import io.qless.bridge.scanner.Framed;
import io.qless.bridge.scanner.Framed.Rejected;
import io.qless.bridge.scanner.ScanFraming;
import io.qless.bridge.scanner.ScanProtocol;
import io.qless.bridge.scanner.ScanReject.Cause;
import io.qless.bridge.scanner.ScanText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Turns key events into codes, each ended by Enter or Tab. Used by the driver's thread only; lives
/// as long as the driver.
///
/// Where the kernel lost events (`SYN_DROPPED`), everything up to the next end, or up to a silence,
/// is rejected: with an end among what was lost, the rest of one code would join the next.
public final class WedgeKeys implements ScanProtocol {

  /// `struct input_event` of 64-bit Linux: seconds, microseconds, type, code, value.
  static final int EVENT_BYTES = 24;

  private static final int TYPE_AT = 16;
  private static final int CODE_AT = 18;
  private static final int VALUE_AT = 20;

  private static final int EV_SYN = 0;
  private static final int EV_KEY = 1;
  private static final int SYN_DROPPED = 3;
  private static final int UP = 0;
  private static final int DOWN = 1;

  private static final int TAB = 15;
  private static final int ENTER = 28;
  private static final int KEYPAD_ENTER = 96;
  private static final int CAPS_LOCK = 58;
  private static final int LEFT_ALT = 56;
  private static final int RIGHT_ALT = 100;
  private static final Set<Integer> SHIFTS = Set.of(42, 54);
  private static final Set<Integer> CONTROLS = Set.of(29, 97);

  /// Keys that type nothing and spoil nothing: the modifiers, Num Lock and Scroll Lock.
  private static final Set<Integer> SILENT =
      Set.of(29, 42, 54, LEFT_ALT, CAPS_LOCK, 69, 70, 97, RIGHT_ALT, 125, 126);

  /// The keypad from its 7 on, in the order of the key codes 71 to 83, and its other signs.
  private static final String KEYPAD = "789-456+1230.";

  private static final int KEYPAD_FIRST = 71;
  private static final int KEYPAD_STAR = 55;
  private static final int KEYPAD_SLASH = 98;

  private final KeyLayout layout;
  private final byte[] half = new byte[EVENT_BYTES];
  private int halfBytes;
  private final Set<Integer> held = new HashSet<>();
  private final StringBuilder code = new StringBuilder();
  private final StringBuilder altDigits = new StringBuilder();
  private boolean caps;
  private boolean discarding;
  private boolean spoiled;
  private Duration silence = Duration.ZERO;

  /// @param layout the keyboard that the scanner was set up to play
  public WedgeKeys(KeyLayout layout) {
    this.layout = layout;
  }

  @Override
  public List<Framed> accept(byte[] bytes, int count) {
    silence = Duration.ZERO;
    List<Framed> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      half[halfBytes] = bytes[i];
      halfBytes++;
      if (halfBytes == EVENT_BYTES) {
        halfBytes = 0;
        ByteBuffer event = ByteBuffer.wrap(half).order(ByteOrder.nativeOrder());
        take(event.getShort(TYPE_AT), event.getShort(CODE_AT), event.getInt(VALUE_AT), out);
      }
    }
    return out;
  }

  @Override
  public List<Framed> silent(Duration listened) {
    silence = silence.plus(listened);
    if (silence.compareTo(ScanFraming.SILENCE_LIMIT) < 0) {
      return List.of();
    }
    return drop(Cause.TORN);
  }

  @Override
  public List<Framed> unplugged() {
    List<Framed> out = drop(Cause.UNPLUGGED);
    held.clear();
    altDigits.setLength(0);
    caps = false;
    halfBytes = 0;
    return out;
  }

  private void take(int type, int key, int value, List<Framed> out) {
    if (type == EV_SYN && key == SYN_DROPPED) {
      overrun(out);
    } else if (type == EV_KEY && value == DOWN) {
      down(key, out);
    } else if (type == EV_KEY && value == UP) {
      up(key);
    }
  }

  /// Whether a key was let go of, or Caps Lock pressed, may be among what was lost; what they would
  /// change until the end is thrown away anyhow, and a code begins with none of them.
  private void overrun(List<Framed> out) {
    if (!discarding) {
      out.add(new Rejected(Cause.OVERRUN, code.length()));
    }
    startOver();
    held.clear();
    altDigits.setLength(0);
    caps = false;
    discarding = true;
  }

  private void down(int key, List<Framed> out) {
    held.add(key);
    if (key == CAPS_LOCK) {
      caps = !caps && !discarding;
    } else if (key == ENTER || key == KEYPAD_ENTER || key == TAB) {
      complete(out);
    } else if (!SILENT.contains(key)) {
      type(key, out);
    }
  }

  private void up(int key) {
    held.remove(key);
    if (key == LEFT_ALT && !altDigits.isEmpty()) {
      int number = Integer.parseInt(altDigits.toString()) & 0xff;
      altDigits.setLength(0);
      code.append((char) number);
    }
  }

  private void type(int key, List<Framed> out) {
    char keypad = keypad(key);
    if (held.contains(LEFT_ALT)) {
      if (Character.isDigit(keypad) && altDigits.length() < 4) {
        altDigits.append(keypad);
      } else {
        spoiled = true;
      }
      return;
    }
    char typed =
        keypad != KeyLayout.NONE
            ? keypad
            : layout.at(key, isHeld(SHIFTS), caps, held.contains(RIGHT_ALT));
    if (typed != KeyLayout.NONE && isHeld(CONTROLS)) {
      typed = control(typed);
    }
    if (typed == '\r' || typed == '\n') {
      complete(out);
    } else if (typed == KeyLayout.NONE) {
      spoiled = true;
    } else {
      append(typed, out);
    }
  }

  private void append(char typed, List<Framed> out) {
    if (discarding) {
      return;
    }
    code.append(typed);
    if (code.length() > ScanFraming.LONGEST_FRAME_BYTES) {
      out.addAll(drop(Cause.TOO_LONG));
      discarding = true;
    }
  }

  /// Control and a character from @ to _ are the control characters: `Ctrl ]` is GS.
  private static char control(char typed) {
    char high = Character.toUpperCase(typed);
    return high >= '@' && high <= '_' ? (char) (high & 0x1f) : KeyLayout.NONE;
  }

  private static char keypad(int key) {
    if (key == KEYPAD_STAR) {
      return '*';
    }
    if (key == KEYPAD_SLASH) {
      return '/';
    }
    int index = key - KEYPAD_FIRST;
    return index >= 0 && index < KEYPAD.length() ? KEYPAD.charAt(index) : KeyLayout.NONE;
  }

  private boolean isHeld(Set<Integer> keys) {
    return keys.stream().anyMatch(held::contains);
  }

  private void complete(List<Framed> out) {
    if (!discarding) {
      if (spoiled) {
        out.add(new Rejected(Cause.UNKNOWN_KEY, code.length()));
      } else if (!code.isEmpty()) {
        out.add(ScanText.framed(code.toString(), "", false));
      }
    }
    startOver();
  }

  private List<Framed> drop(Cause cause) {
    boolean some = !discarding && (spoiled || !code.isEmpty());
    List<Framed> out = some ? List.of(new Rejected(cause, code.length())) : List.of();
    startOver();
    return out;
  }

  private void startOver() {
    code.setLength(0);
    discarding = false;
    spoiled = false;
    silence = Duration.ZERO;
  }
}
