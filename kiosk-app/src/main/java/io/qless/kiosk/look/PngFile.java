package io.qless.kiosk.look;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/// Writes a picture of the screen as PNG (RFC 2083): true colour, 8 bits, no filter. Any thread.
public final class PngFile {

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int BIT_DEPTH = 8;
  private static final int TRUE_COLOUR = 2;

  private static final int BYTES_PER_PIXEL = 3;

  private PngFile() {}

  /// Writes the image, over an older file of that name.
  public static void write(Image image, Path file) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(png)) {
      out.writeLong(SIGNATURE);
      chunk(out, "IHDR", header(width, height));
      chunk(out, "IDAT", pixels(image.getPixelReader(), width, height));
      chunk(out, "IEND", new byte[0]);
    }
    Files.write(file, png.toByteArray());
  }

  private static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(width);
      out.writeInt(height);
      out.writeByte(BIT_DEPTH);
      out.writeByte(TRUE_COLOUR);
      out.write(new byte[3]);
    }
    return bytes.toByteArray();
  }

  /// Row by row, each with its filter byte (none) first: the compressor is slow on single bytes.
  private static byte[] pixels(PixelReader reader, int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      byte[] row = new byte[1 + width * BYTES_PER_PIXEL];
      for (int y = 0; y < height; y++) {
        int at = 1;
        for (int x = 0; x < width; x++) {
          int argb = reader.getArgb(x, y);
          row[at++] = (byte) (argb >> 16);
          row[at++] = (byte) (argb >> 8);
          row[at++] = (byte) argb;
        }
        out.write(row);
      }
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }
}
