package io.qless.bridge.hidpos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a HID report descriptor (Device Class Definition for HID 1.11, section 6.2.2) as far as
/// input reports go: which bits of which report have which usage. Made, used once and dropped by
/// one thread.
final class ReportDescriptor {

  /// One field of an input report.
  ///
  /// @param report its report's number, 0 if the device numbers none
  /// @param usage page in the upper 16 bits, usage in the lower
  /// @param bit where it begins, counted behind the report's number
  /// @param bits how long it is
  record Field(int report, int usage, int bit, int bits) {}

  /// A descriptor has 4 kB and each item names a count up to 2^32: no report is longer than this.
  private static final int MAX_FIELDS = 8_192;

  private static final int LONG_ITEM = 0xFE;

  /// What global items say, until they say something else.
  private record Globals(int page, int size, int count, int report) {}

  private final List<Field> fields = new ArrayList<>();
  private final Deque<Globals> pushed = new ArrayDeque<>();
  private final Map<Integer, Integer> bits = new HashMap<>();
  private final List<Integer> usages = new ArrayList<>();
  private Globals globals = new Globals(0, 0, 0, 0);
  private int usageMin;
  private int usageMax = -1;

  private ReportDescriptor() {}

  /// All input fields, in the order of the descriptor. One that is cut off gives what it has.
  static List<Field> inputs(byte[] descriptor) {
    var reader = new ReportDescriptor();
    int at = 0;
    while (at < descriptor.length) {
      int prefix = Byte.toUnsignedInt(descriptor[at]);
      if (prefix == LONG_ITEM) {
        at += 3 + (at + 1 < descriptor.length ? Byte.toUnsignedInt(descriptor[at + 1]) : 0);
        continue;
      }
      int size = (prefix & 3) == 3 ? 4 : prefix & 3;
      if (at + size >= descriptor.length) {
        reader.item(prefix & 0xFC, 0, 0);
        break;
      }
      int value = 0;
      for (int i = size; i > 0; i--) {
        value = value << 8 | Byte.toUnsignedInt(descriptor[at + i]);
      }
      reader.item(prefix & 0xFC, value, size);
      at += 1 + size;
    }
    return List.copyOf(reader.fields);
  }

  private void item(int tag, int value, int size) {
    switch (tag) {
      case 0x04 -> globals = new Globals(value, globals.size(), globals.count(), globals.report());
      case 0x74 -> globals = new Globals(globals.page(), value, globals.count(), globals.report());
      case 0x84 -> globals = new Globals(globals.page(), globals.size(), globals.count(), value);
      case 0x94 -> globals = new Globals(globals.page(), globals.size(), value, globals.report());
      case 0xA4 -> pushed.push(globals);
      case 0xB4 -> globals = pushed.isEmpty() ? globals : pushed.pop();
      case 0x08 -> usages.add(withPage(value, size));
      case 0x18 -> usageMin = withPage(value, size);
      case 0x28 -> usageMax = withPage(value, size);
      case 0x80 -> input();
      case 0x90, 0xA0, 0xB0, 0xC0 -> forgetLocals(); // output, collection, feature, its end
      default -> {} // limits and units do not move a bit
    }
  }

  /// A usage of four bytes brings its page along.
  private int withPage(int value, int size) {
    return size == 4 ? value : globals.page() << 16 | value;
  }

  private void input() {
    int at = bits.getOrDefault(globals.report(), 0);
    for (int i = 0; i < globals.count() && fields.size() < MAX_FIELDS; i++) {
      fields.add(new Field(globals.report(), usage(i), at, globals.size()));
      at += globals.size();
    }
    bits.put(globals.report(), at);
    forgetLocals();
  }

  /// The last usage stands for all that follow it.
  private int usage(int index) {
    if (!usages.isEmpty()) {
      return usages.get(Math.min(index, usages.size() - 1));
    }
    return usageMax < usageMin ? 0 : Math.min(usageMin + index, usageMax);
  }

  private void forgetLocals() {
    usages.clear();
    usageMin = 0;
    usageMax = -1;
  }
}
