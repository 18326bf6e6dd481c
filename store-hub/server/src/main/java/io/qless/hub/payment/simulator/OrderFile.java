package io.qless.hub.payment.simulator;

import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The simulator's orders on disk: one line of JSON for each change, forced to the disk before
/// anybody is told; the last line of an order counts. A payment company does not forget what was
/// paid when a shop's computer is switched off, and ours shares that computer.
final class OrderFile implements OrderKeeper, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OrderFile.class);

  /// The file is written anew beyond this: about 20 MB.
  private static final int MAX_LINES = 4 * OrderBook.MAX_ORDERS;

  private final Path file;
  private final int maxLines;
  private final List<KeptOrder> kept;
  private FileChannel channel;
  private int lines;

  /// Reads what is there; half a line at the end, left by a power cut, was never told to anybody.
  OrderFile(Path file) {
    this(file, MAX_LINES);
  }

  OrderFile(Path file, int maxLines) {
    this.file = file;
    this.maxLines = maxLines;
    try {
      this.kept = Files.exists(file) ? read(Files.readAllLines(file)) : List.of();
      this.channel = written(kept);
    } catch (IOException cause) {
      throw new UncheckedIOException("the simulator's orders in " + file, cause);
    }
  }

  @Override
  public List<KeptOrder> kept() {
    return kept;
  }

  @Override
  public void keep(KeptOrder order, Collection<KeptOrder> all) {
    try {
      if (lines >= maxLines) {
        channel.close();
        channel = written(all);
      } else {
        write(channel, Json.text(order) + '\n');
        lines++;
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("keeping an order in " + file, cause);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException cause) {
      throw new UncheckedIOException("closing " + file, cause);
    }
  }

  private static List<KeptOrder> read(List<String> written) {
    Map<String, KeptOrder> orders = new LinkedHashMap<>();
    for (String line : written) {
      try {
        KeptOrder order = order(line);
        orders.put(order.id(), order);
      } catch (MalformedMessage torn) {
        LOG.warn("a torn line among the simulator's orders is left out");
      }
    }
    return List.copyOf(orders.values());
  }

  private static KeptOrder order(String line) {
    try {
      return Json.read(line, KeptOrder.class);
    } catch (MalformedMessage older) {
      return Json.read(line, KeptOrder.Before.class).now();
    }
  }

  /// Puts a file with these orders in the place of the old one, open at its end.
  private FileChannel written(Collection<KeptOrder> orders) throws IOException {
    List<String> text = new ArrayList<>();
    orders.forEach(order -> text.add(Json.text(order) + '\n'));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel whole =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(whole, String.join("", text));
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    lines = orders.size();
    return FileChannel.open(file, StandardOpenOption.APPEND);
  }

  private static void write(FileChannel to, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
    to.force(false);
  }
}
