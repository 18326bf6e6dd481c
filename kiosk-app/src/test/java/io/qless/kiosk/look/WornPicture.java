package io.qless.kiosk.look;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/// What a reader at the gate sees of a code on a trolley's glass: tilted, scratched, dim, noisy and
/// small. Each step is the same for the same seed. Test use only; one thread.
final class WornPicture {

  /// White around the card, as a part of its side, so that a tilted one still fits.
  private static final double ROOM = 0.35;

  private BufferedImage picture;
  private final Random random;

  /// @param side width and height in pixels
  /// @param argb the code's pixels with its quiet zone
  WornPicture(int side, int[] argb, long seed) {
    picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        picture.getRaster().setSample(x, y, 0, argb[y * side + x] & 0xFF);
      }
    }
    random = new Random(seed);
  }

  /// Scratches of so many pixels, grey as worn glass, across the whole code.
  WornPicture scratched(int scratches, double width) {
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setStroke(new BasicStroke((float) width));
    int side = picture.getWidth();
    for (int i = 0; i < scratches; i++) {
      int grey = 60 + random.nextInt(140);
      pen.setColor(new Color(grey, grey, grey));
      pen.draw(new Line2D.Double(0, random.nextDouble() * side, side, random.nextDouble() * side));
    }
    pen.dispose();
    return this;
  }

  /// Turned in its plane by any angle, tipped away from the reader by so many degrees, and seen
  /// with so many pixels across the untipped code.
  WornPicture seen(double tippedDegrees, int pixelsAcross) {
    double turned = Math.toRadians(random.nextInt(360));
    double tipped = Math.toRadians(tippedDegrees);
    int size = (int) (pixelsAcross * (1 + 2 * ROOM));
    BufferedImage seen = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
    double distance = 2.5; // of the reader, in widths of the code
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double grey = 0;
        for (int part = 0; part < 4; part++) { // a pixel of the reader sees an area
          int row = part / 2;
          double u = (x + 0.25 + 0.5 * (part % 2) - size / 2.0) / pixelsAcross;
          double v = (y + 0.25 + 0.5 * row - size / 2.0) / pixelsAcross;
          // The ray through (u, v) meets the plane that is tipped about the horizontal axis.
          double depth =
              distance * Math.cos(tipped) / (Math.cos(tipped) - v / distance * Math.sin(tipped));
          double across = u * depth / distance;
          double up = v * depth / distance / Math.cos(tipped);
          double a = across * Math.cos(turned) - up * Math.sin(turned);
          double b = across * Math.sin(turned) + up * Math.cos(turned);
          grey += at(a + 0.5, b + 0.5);
        }
        seen.getRaster().setSample(x, y, 0, (int) Math.round(grey / 4));
      }
    }
    picture = seen;
    return this;
  }

  /// A dim screen: so many of 255 steps between dark and light, and noise of so many (one sigma).
  WornPicture dim(int contrast, double noise) {
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int grey = picture.getRaster().getSample(x, y, 0);
        double dim = 40 + grey * contrast / 255.0 + noise * random.nextGaussian();
        picture.getRaster().setSample(x, y, 0, Math.clamp(Math.round(dim), 0, 255));
      }
    }
    return this;
  }

  BufferedImage picture() {
    return picture;
  }

  /// Around the card the trolley is dark.
  private int at(double u, double v) {
    int side = picture.getWidth();
    int x = (int) Math.floor(u * side);
    int y = (int) Math.floor(v * side);
    return x < 0 || y < 0 || x >= side || y >= side ? 90 : picture.getRaster().getSample(x, y, 0);
  }
}
