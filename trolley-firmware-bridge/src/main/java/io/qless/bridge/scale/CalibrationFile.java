package io.qless.bridge.scale;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the calibration of one cell in a file of its own, as text. It counts for the cell and the
/// settings that it was made with; for others it is as if there were none.
public final class CalibrationFile {

  private static final Logger LOG = LoggerFactory.getLogger(CalibrationFile.class);

  private final Path file;
  private final String cell;

  /// @param cell type, serial number and settings, as [LoadCell#identity()] gives them
  public CalibrationFile(Path file, String cell) {
    this.file = file;
    this.cell = cell;
  }

  /// What is kept, [Calibration#NONE] if nothing is, or nothing that could be used: then the log
  /// says why.
  public Calibration read() {
    if (!Files.exists(file)) {
      return Calibration.NONE;
    }
    Properties kept = new Properties();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      kept.load(text);
      if (!cell.equals(kept.getProperty("cell"))) {
        LOG.warn("{} is of {}, not of {}: calibrate again", file, kept.getProperty("cell"), cell);
        return Calibration.NONE;
      }
      return new Calibration(
          Double.parseDouble(kept.getProperty("zero_grams", "")),
          Double.parseDouble(kept.getProperty("span", "")),
          Instant.parse(kept.getProperty("at", "")),
          kept.getProperty("by", ""));
    } catch (IOException | IllegalArgumentException | DateTimeException spoiled) {
      LOG.warn("{} can't be used ({}): calibrate again", file, spoiled.getMessage());
      return Calibration.NONE;
    }
  }

  /// Keeps it; it is on the disk, whole, when this returns, or what was kept before still is.
  ///
  /// @throws IOException if the disk doesn't take it
  public void write(Calibration calibration) throws IOException {
    write(calibration, new Properties());
  }

  /// The same, with what was found of the cell at that time, for whoever looks for a fault later.
  ///
  /// @throws IOException if the disk doesn't take it
  public void write(Calibration calibration, CellReport found) throws IOException {
    Properties kept = new Properties();
    kept.setProperty("found", found.inWords());
    write(calibration, kept);
  }

  private void write(Calibration calibration, Properties kept) throws IOException {
    kept.setProperty("cell", cell);
    kept.setProperty("zero_grams", Double.toString(calibration.zeroGrams()));
    kept.setProperty("span", Double.toString(calibration.span()));
    kept.setProperty("at", calibration.at().toString());
    kept.setProperty("by", calibration.by());
    StringWriter text = new StringWriter();
    kept.store(text, "calibration of the trolley's scale");
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
