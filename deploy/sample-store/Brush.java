import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Scanner;

/// Draws one flat picture of 160 x 160 px: a pale tile, a soft shadow on the ground, and on it a thing
/// made of plain shapes. Fruit is drawn from outlines; packed goods from a few kinds of pack
/// (pouch, bag, box, bottle, jar ...) that differ in colours and in the [Motif] on the label.
///
/// Coordinates: x to the right, y down; the middle of the picture is 80, 80 and the ground lies at y = 136.
/// One brush draws one picture and is thrown away.
final class Brush {
  static final int SIDE = 160;
  private static final double GROUND = 136;
  private static final Color SHADE = new Color(0, 0, 0, 26);
  private static final Color SHINE = new Color(255, 255, 255, 70);

  private final BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
  private final Graphics2D g = image.createGraphics();

  /// @param tint colour of the thing; the tile gets a pale kin of it
  Brush(String tint) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    fill(new RoundRectangle2D.Double(0, 0, SIDE, SIDE, 40, 40), mix(Color.decode(tint), Color.WHITE, 0.82));
  }

  BufferedImage finish() {
    g.dispose();
    return image;
  }

  // ---- plain shapes -------------------------------------------------------------------------------

  void shadow(double halfWidth) {
    fill(new Ellipse2D.Double(80 - halfWidth, GROUND - 6, 2 * halfWidth, 12), new Color(40, 40, 60, 34));
  }

  void fill(Shape shape, Color colour) {
    g.setColor(colour);
    g.fill(shape);
  }

  void flat(String outline, String colour) {
    fill(outline(outline), Color.decode(colour));
  }

  void oval(double x, double y, double rx, double ry, String colour) {
    fill(new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry), Color.decode(colour));
  }

  void block(double x, double y, double w, double h, double round, String colour) {
    fill(new RoundRectangle2D.Double(x, y, w, h, round, round), Color.decode(colour));
  }

  void line(String outline, double width, String colour) {
    g.setColor(Color.decode(colour));
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(outline(outline));
  }

  /// A solid thing: filled, darker on its right third, with a strip of light on its left.
  void solid(Shape shape, String colour) {
    fill(shape, Color.decode(colour));
    Rectangle2D box = shape.getBounds2D();
    Shape before = g.getClip();
    g.clip(shape);
    fill(new Rectangle2D.Double(box.getX() + box.getWidth() * 0.7, box.getY(), box.getWidth(), box.getHeight()), SHADE);
    double w = box.getWidth();
    double h = box.getHeight();
    fill(new RoundRectangle2D.Double(box.getX() + w * 0.1, box.getY() + h * 0.1, w * 0.07, h * 0.6, w * 0.07, w * 0.07), SHINE);
    g.setClip(before);
  }

  void solid(String outline, String colour) {
    solid(outline(outline), colour);
  }

  /// A round thing: darker along its lower right rim, with a spot of light at the upper left.
  void ball(double x, double y, double rx, double ry, String colour) {
    Shape shape = new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry);
    fill(shape, mix(Color.decode(colour), Color.BLACK, 0.1));
    Shape before = g.getClip();
    g.clip(shape);
    fill(new Ellipse2D.Double(x - rx * 1.2, y - ry * 1.2, 2 * rx, 2 * ry), Color.decode(colour));
    g.setClip(before);
    fill(new Ellipse2D.Double(x - rx * 0.6, y - ry * 0.65, rx * 0.4, ry * 0.3), SHINE);
  }

  void turned(double degrees, Runnable drawing) {
    AffineTransform before = g.getTransform();
    g.rotate(Math.toRadians(degrees), 80, 80);
    drawing.run();
    g.setTransform(before);
  }

  void at(double x, double y, double scale, Runnable drawing) {
    AffineTransform before = g.getTransform();
    g.translate(x, y);
    g.scale(scale, scale);
    drawing.run();
    g.setTransform(before);
  }

  // ---- packs: main colour, second colour, motif on the label ---------------------------------------

  /// A sealed flat packet, as of crisps or milk.
  void pouch(String main, String second, Motif motif) {
    shadow(42);
    solid("M44 28 L116 28 Q110 82 118 136 L42 136 Q50 82 44 28 Z", main);
    flat("M44 28 L116 28 L115 38 L45 38 Z M41.5 127 L118.5 127 L118 136 L42 136 Z", second);
    label(80, 84, 25, motif);
  }

  /// A small packet, as of spices.
  void packet(String main, String second, Motif motif) {
    shadow(34);
    solid("M50 40 L110 40 L110 136 L50 136 Z", main);
    flat("M50 40 L53 36 L56 40 L59 36 L62 40 L65 36 L68 40 L71 36 L74 40 L77 36 L80 40 L83 36 L86 40 L89 36 "
        + "L92 40 L95 36 L98 40 L101 36 L104 40 L107 36 L110 40 L110 54 L50 54 Z", second);
    label(80, 94, 23, motif);
  }

  /// A big filled bag standing on its bottom, as of flour or rice.
  void bag(String main, String second, Motif motif) {
    shadow(50);
    solid("M42 40 Q80 46 118 40 Q128 92 120 136 Q80 140 40 136 Q32 92 42 40 Z", main);
    solid("M46 24 L114 24 L118 42 Q80 48 42 42 Z", second);
    flat("M36 112 Q80 118 124 112 L122 124 Q80 130 38 124 Z", second);
    label(80, 80, 26, motif);
  }

  /// An upright carton, as of cereals.
  void box(String main, String second, Motif motif) {
    shadow(44);
    flat("M108 40 L122 32 L122 130 L108 137 Z", dark(main));
    flat("M42 40 L56 32 L122 32 L108 40 Z", pale(main));
    block(42, 40, 66, 97, 0, main);
    block(42, 112, 66, 13, 0, second);
    label(75, 78, 25, motif);
  }

  /// A low carton, as of sweets.
  void tray(String main, String second, Motif motif) {
    shadow(56);
    flat("M122 74 L136 64 L136 126 L122 137 Z", dark(main));
    flat("M24 74 L38 64 L136 64 L122 74 Z", pale(main));
    block(24, 74, 98, 63, 0, main);
    block(24, 84, 14, 53, 0, second);
    block(108, 84, 14, 53, 0, second);
    label(73, 105, 23, motif);
  }

  /// A narrow-necked bottle.
  void bottle(String main, String cap, Motif motif) {
    shadow(30);
    solid("M70 34 L90 34 L91 50 Q108 60 108 78 L108 128 Q108 136 100 136 L60 136 Q52 136 52 128 L52 78 Q52 60 69 50 Z", main);
    block(67, 20, 26, 16, 5, cap);
    block(52, 78, 56, 40, 0, "#ffffff");
    at(80, 98, 15, () -> motif.draw(this));
  }

  /// A bottle with a pump or flip cap and straight shoulders.
  void flask(String main, String cap, Motif motif) {
    shadow(34);
    solid("M56 52 Q56 44 64 44 L96 44 Q104 44 104 52 L108 128 Q108 136 100 136 L60 136 Q52 136 52 128 Z", main);
    block(66, 24, 28, 20, 6, cap);
    label(80, 92, 22, motif);
  }

  /// A big can of plastic with a handle.
  void jug(String main, String cap, Motif motif) {
    shadow(46);
    solid("M62 40 L92 40 Q122 46 122 72 L122 128 Q122 136 114 136 L46 136 Q38 136 38 128 L38 62 Q40 44 62 40 Z", main);
    fill(outline("M94 52 Q112 56 112 72 L112 84 L100 84 L100 70 Q98 62 90 60 Z"), new Color(255, 255, 255, 170));
    block(56, 24, 26, 18, 5, cap);
    label(74, 100, 25, motif);
  }

  /// A glass with a wide lid.
  void jar(String main, String lid, Motif motif) {
    shadow(38);
    solid("M48 52 L112 52 Q118 56 118 64 L118 126 Q118 136 108 136 L52 136 Q42 136 42 126 L42 64 Q42 56 48 52 Z", main);
    solid(new RoundRectangle2D.Double(45, 32, 70, 22, 8, 8), lid);
    block(42, 74, 76, 42, 0, "#ffffff");
    at(80, 95, 16, () -> motif.draw(this));
  }

  /// A cup with a foil lid, as of curd or ice cream.
  void cup(String main, String lid, Motif motif) {
    shadow(38);
    solid("M38 56 L122 56 L112 130 Q111 136 104 136 L56 136 Q49 136 48 130 Z", main);
    solid(new RoundRectangle2D.Double(33, 44, 94, 15, 10, 10), lid);
    label(80, 97, 24, motif);
  }

  /// A carton for liquids with a roof.
  void gable(String main, String second, Motif motif) {
    shadow(42);
    flat("M104 58 L120 50 L120 128 L104 137 Z", dark(main));
    block(44, 58, 60, 79, 0, main);
    flat("M44 58 L54 36 L108 36 L104 58 Z", second);
    flat("M104 58 L108 36 L120 50 Z", dark(second));
    block(54, 26, 54, 11, 2, second);
    label(74, 98, 22, motif);
  }

  /// A carton for juice, with a straw.
  void brick(String main, String second, Motif motif) {
    line("M88 44 L94 16 L106 14", 5, "#ffffff");
    line("M90 34 L91.5 27", 5, second);
    gableless(main, second);
    label(74, 94, 23, motif);
  }

  private void gableless(String main, String second) {
    shadow(42);
    flat("M104 46 L120 38 L120 128 L104 137 Z", dark(main));
    flat("M44 46 L60 38 L120 38 L104 46 Z", pale(main));
    block(44, 46, 60, 91, 0, main);
    block(44, 46, 60, 16, 0, second);
  }

  /// A drinks can or a tin.
  void can(String main, String second, Motif motif) {
    shadow(32);
    solid("M56 34 L104 34 L110 44 L110 126 L104 136 L56 136 L50 126 L50 44 Z", main);
    block(54, 28, 52, 8, 6, "#c9ced6");
    block(54, 132, 52, 6, 6, "#b4bac4");
    block(50, 112, 60, 8, 0, second);
    label(80, 78, 23, motif);
  }

  /// A wide tin.
  void tin(String main, String second, Motif motif) {
    shadow(46);
    solid("M36 56 L124 56 L124 128 Q80 144 36 128 Z", main);
    oval(80, 56, 44, 11, "#c9ced6");
    oval(80, 55, 37, 8, "#e4e8ee");
    flat("M36 112 Q80 128 124 112 L124 120 Q80 136 36 120 Z", second);
    label(80, 92, 23, motif);
  }

  /// A tube lying aslant.
  void tube(String main, String cap, Motif motif) {
    shadow(40);
    turned(24, () -> {
      solid("M58 22 L102 22 L96 112 L64 112 Z", main);
      block(57, 18, 46, 9, 2, dark(main));
      block(66, 112, 28, 20, 5, cap);
      at(80, 66, 14, () -> motif.draw(this));
    });
  }

  /// A spray can.
  void spray(String main, String cap, Motif motif) {
    shadow(28);
    solid("M60 60 Q60 50 80 50 Q100 50 100 60 L104 136 L56 136 L60 60 Z", main);
    block(64, 24, 32, 28, 10, cap);
    label(80, 98, 18, motif);
  }

  /// A bar in a wrapper, lying.
  void bar(String main, String second, Motif motif) {
    shadow(56);
    solid(new RoundRectangle2D.Double(26, 72, 108, 62, 18, 18), main);
    block(26, 96, 108, 14, 0, second);
    label(80, 103, 22, motif);
  }

  private void label(double x, double y, double radius, Motif motif) {
    oval(x, y, radius, radius, "#fffdf7");
    at(x, y, radius * 0.68, () -> motif.draw(this));
  }

  // ---- colours and outlines ------------------------------------------------------------------------

  private static String dark(String colour) {
    return hex(mix(Color.decode(colour), Color.BLACK, 0.16));
  }

  private static String pale(String colour) {
    return hex(mix(Color.decode(colour), Color.WHITE, 0.3));
  }

  private static String hex(Color colour) {
    return "#%06x".formatted(colour.getRGB() & 0xffffff);
  }

  private static Color mix(Color a, Color b, double share) {
    return new Color(
        (int) Math.round(a.getRed() * (1 - share) + b.getRed() * share),
        (int) Math.round(a.getGreen() * (1 - share) + b.getGreen() * share),
        (int) Math.round(a.getBlue() * (1 - share) + b.getBlue() * share));
  }

  /// Reads an outline in the short form of SVG paths: `M x y`, `L x y`, `Q cx cy x y`, `C ... x y`, `Z`.
  private static Shape outline(String text) {
    Path2D path = new Path2D.Double();
    try (Scanner in = new Scanner(text.replaceAll("([MLQCZ])", " $1 "))) {
      while (in.hasNext()) {
        switch (in.next()) {
          case "M" -> path.moveTo(number(in), number(in));
          case "L" -> path.lineTo(number(in), number(in));
          case "Q" -> path.quadTo(number(in), number(in), number(in), number(in));
          case "C" -> path.curveTo(number(in), number(in), number(in), number(in), number(in), number(in));
          case "Z" -> path.closePath();
          case String other -> throw new IllegalArgumentException("unknown step " + other + " in " + text);
        }
      }
    }
    return path;
  }

  private static double number(Scanner in) {
    return Double.parseDouble(in.next());
  }
}
