package io.qless.bridge.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A USB device that the kernel plays to itself: this is the device's end, below
/// `/sys/kernel/config/usb_gadget`, and the other end is an ordinary device of this machine. Made
/// unplugged, with one interface; one thread plugs, any thread may send.
final class Gadget implements AutoCloseable {

  private static final Path GADGETS = Path.of("/sys/kernel/config/usb_gadget");
  private static final Path CONTROLLERS = Path.of("/sys/class/udc");
  private static final String ENGLISH = "strings/0x409";

  private final Path folder;
  private final String function;

  private Gadget(String function, String vendor, String product, String serial) {
    if (!Files.isDirectory(GADGETS)) {
      throw new AssertionError(
          "this test needs a kernel that plays USB devices to itself: deploy/hardware-lab.sh");
    }
    this.function = function;
    folder = GADGETS.resolve(vendor + "-" + product + "-" + serial);
    make(folder);
    tell("idVendor", "0x" + vendor);
    tell("idProduct", "0x" + product);
    make(folder.resolve(ENGLISH));
    tell(ENGLISH + "/serialnumber", serial);
    tell(ENGLISH + "/manufacturer", "Q-Less");
    tell(ENGLISH + "/product", "Lab " + function);
    make(folder.resolve("configs/c.1"));
    make(folder.resolve("functions").resolve(function));
  }

  /// A USB-CDC serial port.
  static Gadget serial(String vendor, String product, String serial) {
    var gadget = new Gadget("acm." + serial, vendor, product, serial);
    gadget.connect();
    gadget.makeRaw();
    return gadget;
  }

  /// A HID device.
  ///
  /// @param descriptor how its reports are laid out
  /// @param reportBytes how long each is
  static Gadget hid(
      String vendor, String product, String serial, byte[] descriptor, int reportBytes) {
    var gadget = new Gadget("hid." + serial, vendor, product, serial);
    gadget.ask("protocol", "0");
    gadget.ask("subclass", "0");
    gadget.ask("report_length", Integer.toString(reportBytes));
    gadget.write(gadget.folder.resolve("functions/hid." + serial + "/report_desc"), descriptor);
    gadget.connect();
    return gadget;
  }

  void plugIn() {
    tell("UDC", freeController());
  }

  /// Pulls the cable. Does nothing when unplugged.
  void unplug() {
    if (isPluggedIn()) {
      tell("UDC", "\n");
    }
  }

  /// Its file at the device's end: `/dev/ttyGSn` or `/dev/hidgn`.
  Path farEnd() {
    return function.startsWith("acm.")
        ? Path.of("/dev/ttyGS" + told("functions/" + function + "/port_num"))
        : Path.of("/dev/hidg" + told("functions/" + function + "/dev").replaceFirst(".*:", ""));
  }

  /// Lets the far end pass bytes as they are, until the gadget is closed.
  private void makeRaw() {
    try {
      var stty = new ProcessBuilder("stty", "-F", farEnd().toString(), "raw", "-echo");
      int code = stty.inheritIO().start().waitFor();
      if (code != 0) {
        throw new AssertionError("stty of coreutils ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Sends one report; waits until the one before was fetched.
  void report(byte[] report) {
    write(farEnd(), report);
  }

  @Override
  public void close() {
    unplug();
    delete("configs/c.1/" + function);
    delete("configs/c.1");
    delete("functions/" + function);
    delete(ENGLISH);
    delete("");
  }

  private void connect() {
    try {
      Files.createSymbolicLink(
          folder.resolve("configs/c.1").resolve(function),
          folder.resolve("functions").resolve(function));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isPluggedIn() {
    return !told("UDC").isEmpty();
  }

  /// The machine has a few ports; each takes one device.
  private static String freeController() {
    try (Stream<Path> all = Files.list(CONTROLLERS);
        Stream<Path> gadgets = Files.list(GADGETS)) {
      Set<String> taken =
          gadgets.map(each -> text(each.resolve("UDC"))).collect(Collectors.toSet());
      return all.map(each -> each.getFileName().toString())
          .sorted()
          .filter(each -> !taken.contains(each))
          .findFirst()
          .orElseThrow(() -> new AssertionError("all ports are taken: " + taken));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ask(String attribute, String value) {
    tell("functions/" + function + "/" + attribute, value);
  }

  private void tell(String attribute, String value) {
    write(folder.resolve(attribute), value.getBytes(StandardCharsets.US_ASCII));
  }

  private String told(String attribute) {
    return text(folder.resolve(attribute));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path folder) {
    try {
      Files.createDirectory(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file, byte[] bytes) {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " of " + folder, e);
    }
  }

  private void delete(String name) {
    Path gone = folder.resolve(name);
    try {
      Files.deleteIfExists(gone);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
