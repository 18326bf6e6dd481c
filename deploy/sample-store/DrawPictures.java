import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Draws the pictures of the sample store into a folder, one PNG per kind of article.
///
/// ```
/// java DrawPictures.java pictures             # draw them all
/// java DrawPictures.java pictures sheet.png   # and one sheet to look them over
/// ```
///
/// To add a picture, add a line in one of the methods below; [Brush] has the packs, [Motif] the signs,
/// [Produce] the fruit and vegetables, [Fresh] and [HomeGoods] the rest that needs an outline of its own.
final class DrawPictures {
  private static final int SHEET_COLUMNS = 15;

  private final Map<String, BufferedImage> pictures = new TreeMap<>();

  public static void main(String[] args) throws IOException {
    if (args.length < 1) {
      System.err.println("usage: java DrawPictures.java FOLDER [SHEET.png]");
      System.exit(2);
    }
    DrawPictures drawing = new DrawPictures();
    Produce.fruit(drawing);
    Produce.vegetables(drawing);
    Fresh.dairyAndBakery(drawing);
    drawing.staples();
    drawing.snacksAndSweets();
    drawing.drinks();
    drawing.breakfastAndFrozen();
    drawing.care();
    HomeGoods.household(drawing);
    HomeGoods.babyAndStationery(drawing);
    drawing.save(new File(args[0]));
    if (args.length > 1) {
      ImageIO.write(drawing.sheet(), "png", new File(args[1]));
    }
  }

  void draw(String name, String tint, Consumer<Brush> drawing) {
    Brush brush = new Brush(tint);
    drawing.accept(brush);
    if (pictures.put(name, brush.finish()) != null) {
      throw new IllegalStateException("drawn twice: " + name);
    }
  }

  private void save(File folder) throws IOException {
    folder.mkdirs();
    for (Map.Entry<String, BufferedImage> picture : pictures.entrySet()) {
      write(picture.getValue(), new File(folder, picture.getKey() + ".png"));
    }
  }

  /// Writes with the strongest compression: hundreds of trolleys fetch these.
  private static void write(BufferedImage picture, File file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(0);
    Files.deleteIfExists(file.toPath());
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
  }

  private BufferedImage sheet() {
    int step = Brush.SIDE / 2 + 4;
    int rows = (pictures.size() + SHEET_COLUMNS - 1) / SHEET_COLUMNS;
    BufferedImage sheet = new BufferedImage(SHEET_COLUMNS * step * 3 / 2, rows * step * 3 / 2, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    g.scale(1.5, 1.5);
    g.setColor(java.awt.Color.WHITE);
    g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    g.setRenderingHint(java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    int i = 0;
    for (BufferedImage picture : pictures.values()) {
      g.drawImage(picture, i % SHEET_COLUMNS * step, i / SHEET_COLUMNS * step, step - 4, step - 4, null);
      i++;
    }
    g.dispose();
    return sheet;
  }

  private void staples() {
    draw("atta", "#d8a24a", b -> b.bag("#f0d9a8", "#c0392b", Motif.GRAIN));
    draw("rice", "#7fae5a", b -> b.bag("#f7f3e6", "#5d9a48", Motif.GRAIN));
    draw("toor-dal", "#e9a93c", b -> b.packet("#f2b84d", "#b4462f", Motif.BEANS));
    draw("masoor-dal", "#d9653f", b -> b.packet("#e58a63", "#7d3b5a", Motif.RED_BEANS));
    draw("chickpeas", "#d9b36a", b -> b.packet("#ecd39b", "#3c7d6a", Motif.PALE_NUTS));
    draw("besan", "#f2cc4a", b -> b.packet("#f7d966", "#3c8d5a", Motif.BEANS));
    draw("sooji", "#b7a58a", b -> b.packet("#f3ead8", "#d9822b", Motif.GRAIN));
    draw("sugar", "#e58fb0", b -> b.packet("#fdf6f9", "#d9568a", Motif.CUBES));
    draw("jaggery", "#b9772e", b -> {
      b.shadow(48);
      b.solid("M34 136 L42 86 Q80 72 118 86 L126 136 Z", "#c07f35");
      b.oval(80, 86, 38, 10, "#d69a4e");
      b.solid("M58 78 L62 52 Q80 44 98 52 L102 78 Q80 86 58 78 Z", "#b06f28");
      b.oval(80, 53, 18, 5, "#d69a4e");
    });
    draw("salt", "#4a90d9", b -> b.packet("#ffffff", "#3b78bd", Motif.CUBES));
    draw("oil-bottle", "#f4c53a", b -> b.bottle("#f7d154", "#3c8d5a", Motif.SUN));
    draw("mustard-oil", "#d99a1e", b -> b.bottle("#dfa32a", "#7d3b1e", Motif.GOLD_DROP));
    draw("oil-jug", "#f0b92e", b -> b.jug("#f4c540", "#c0392b", Motif.NUTS));
    draw("turmeric", "#f0b020", b -> b.packet("#f5bd35", "#c9541e", Motif.FLOWER));
    draw("chilli-powder", "#d63b2f", b -> b.packet("#e2574a", "#8e1f1f", Motif.CHILLI));
    draw("coriander-powder", "#8aa84a", b -> b.packet("#a7c069", "#55702a", Motif.LEAF));
    draw("garam-masala", "#8a4a2b", b -> b.packet("#a8623a", "#f0b020", Motif.STAR));
    draw("cumin", "#b98a4e", b -> b.packet("#d9b27c", "#6b4423", Motif.GRAIN));
    draw("pepper", "#6b6660", b -> b.jar("#57514c", "#2f2b28", Motif.COFFEE));
    draw("cardamom", "#8cb369", b -> b.packet("#b7d39a", "#3f6b3a", Motif.LEAF));
    draw("saffron", "#c9541e", b -> b.tin("#a8324a", "#f0b84a", Motif.FLOWER));
  }

  private void snacksAndSweets() {
    draw("chips", "#f2b92e", b -> b.pouch("#f7c93c", "#d63b2f", Motif.CRISPS));
    draw("masala-chips", "#e2692e", b -> b.pouch("#ea7434", "#5a2f8e", Motif.CRISPS));
    draw("namkeen", "#d98a1e", b -> b.pouch("#3f9a6a", "#f0b020", Motif.STICKS));
    draw("peanuts", "#c98d55", b -> b.pouch("#c9463b", "#f3d27a", Motif.NUTS));
    draw("makhana", "#9a8fc9", b -> b.pouch("#8f7fc4", "#f3ead8", Motif.PALE_NUTS));
    draw("popcorn", "#e25a4a", b -> {
      b.shadow(40);
      for (double[] p : new double[][] {{50, 54}, {68, 40}, {90, 38}, {110, 54}, {80, 56}, {62, 62}, {98, 62}}) {
        b.ball(p[0], p[1], 15, 14, "#fbeec2");
      }
      b.solid("M38 62 L122 62 L110 136 L50 136 Z", "#e25a4a");
      b.flat("M56 62 L70 62 L74 136 L62 136 Z M90 62 L104 62 L98 136 L86 136 Z", "#fdf3e4");
    });
    draw("biscuit", "#dba55a", b -> b.bar("#f0c86a", "#d63b2f", Motif.BISCUIT));
    draw("cookies", "#5a8fd0", b -> b.bar("#4a7fc4", "#f3d27a", Motif.BISCUIT));
    draw("choco-biscuit", "#7a4a2b", b -> b.bar("#8e5a38", "#f0d9b0", Motif.CHOCO_BISCUIT));
    draw("almonds", "#b9804a", b -> b.pouch("#6b3f6e", "#e0b25a", Motif.NUTS));
    draw("cashews", "#d9b36a", b -> b.pouch("#3c7d8e", "#f0ddb4", Motif.PALE_NUTS));
    draw("raisins", "#a87a3c", b -> b.pouch("#8aa84a", "#5a3f6e", Motif.BEANS));
    draw("chocolate", "#8e5a38", b -> chocolate(b, "#7b3fa0", "#8e5a38"));
    draw("dark-chocolate", "#5a3a28", b -> chocolate(b, "#b8902e", "#4e3020"));
    draw("candy", "#e2586b", b -> {
      sweet(b, 66, 62, -20, "#f08aa0", "#e2586b");
      sweet(b, 92, 108, 15, "#7cc4ea", "#4a90d9");
    });
    draw("gulab-jamun", "#b4562f", b -> b.tin("#c9643b", "#f0c86a", Motif.BALLS));
    draw("rasgulla", "#4ea3c9", b -> b.tin("#5fb3d6", "#fdf6e4", Motif.WHITE_BALLS));
    draw("sweet-box", "#d9568a", b -> b.tray("#e2739a", "#f7d154", Motif.FLOWER));
    draw("laddu", "#f0a52a", b -> {
      b.shadow(58);
      for (double[] p : new double[][] {{50, 108}, {110, 108}, {80, 112}, {64, 82}, {96, 82}, {80, 54}}) {
        b.ball(p[0], p[1], 21, 20, "#f3b13f");
        b.oval(p[0] + 3, p[1] - 4, 3, 2.4, "#8fb84e");
        b.oval(p[0] - 6, p[1] + 5, 2.6, 2, "#d98a1e");
      }
      b.solid("M22 122 Q80 134 138 122 Q134 138 80 140 Q26 138 22 122 Z", "#c9ced6");
    });
  }

  private static void chocolate(Brush b, String paper, String cocoa) {
    b.shadow(34);
    b.solid("M48 26 L112 26 L112 84 L48 84 Z", cocoa);
    b.line("M69 28 L69 82 M91 28 L91 82 M50 46 L110 46 M50 65 L110 65", 3, "#3a2418");
    b.flat("M46 68 L54 74 L62 67 L70 75 L78 68 L86 75 L94 67 L104 75 L114 68 L114 82 L46 82 Z", "#dfe3ea");
    b.solid("M46 78 L114 78 L114 136 L46 136 Z", paper);
    b.at(80, 106, 15, () -> Motif.HEART.draw(b));
  }

  private static void sweet(Brush b, double x, double y, double degrees, String light, String dark) {
    b.at(x - 80, y - 80, 1, () -> b.turned(degrees, () -> {
      b.flat("M62 80 L36 62 L40 80 L36 98 Z M98 80 L124 62 L120 80 L124 98 Z", dark);
      b.ball(80, 80, 24, 22, light);
      b.line("M68 66 Q78 80 70 98 M86 62 Q96 80 88 100", 4, dark);
    }));
  }

  private void drinks() {
    draw("tea", "#3c8d5a", b -> b.box("#c0492f", "#f0b84a", Motif.CUPPA));
    draw("green-tea", "#8ab84a", b -> b.box("#9cc96a", "#3f7d3a", Motif.LEAF));
    draw("coffee-bag", "#7a4a2b", b -> b.pouch("#7a4a2b", "#e0b25a", Motif.COFFEE));
    draw("coffee-jar", "#5a3a28", b -> b.jar("#6b4128", "#c0392b", Motif.COFFEE));
    draw("cola", "#a8322e", b -> b.bottle("#4a2a22", "#d63b2f", Motif.STAR));
    draw("lime-can", "#8cc152", b -> b.can("#9ccc4f", "#f6db3f", Motif.BUBBLES));
    draw("malt-can", "#d9a23c", b -> b.can("#d9a23c", "#3f6b3a", Motif.HOP));
    draw("juice-mango", "#f5a623", b -> b.brick("#f7b23c", "#3c8d5a", Motif.MANGO));
    draw("juice-fruit", "#d9364a", b -> b.brick("#e8596b", "#7b3fa0", Motif.BERRY));
    draw("sharbat", "#d9364a", b -> b.bottle("#c92f4f", "#f0c86a", Motif.FLOWER));
    draw("water", "#5ab4e6", b -> b.bottle("#a9dcf5", "#3b78bd", Motif.DROP));
    draw("water-jug", "#5ab4e6", b -> b.jug("#9ad3f0", "#3b78bd", Motif.DROP));
    draw("coconut-water", "#5da84f", b -> b.brick("#6fb85f", "#f3ead8", Motif.PALM));
  }

  private void breakfastAndFrozen() {
    draw("cornflakes", "#e8952c", b -> b.box("#3b78bd", "#f7c948", Motif.FLAKES));
    draw("oats", "#c9a36a", b -> b.can("#d9b884", "#8a3b2b", Motif.GRAIN));
    draw("muesli", "#8e5a9a", b -> b.box("#9a6bb0", "#f3d27a", Motif.BERRY));
    draw("jam", "#c92f4f", b -> b.jar("#c9344f", "#f3ead8", Motif.BERRY));
    draw("honey", "#eda52a", b -> b.jar("#eda52a", "#f7d154", Motif.HIVE));
    draw("peanut-butter", "#b9804a", b -> b.jar("#c4935a", "#d63b2f", Motif.NUTS));
    draw("noodles", "#e2b02e", b -> b.bar("#f4c53a", "#d63b2f", Motif.NOODLES));
    draw("pasta", "#4a7fc4", b -> b.packet("#5a8fd0", "#c0392b", Motif.GRAIN));
    draw("vermicelli", "#c98d3c", b -> b.packet("#e0ac5a", "#4f9d4f", Motif.NOODLES));
    draw("dosa-mix", "#3c8d7a", b -> b.packet("#5aae98", "#f0b84a", Motif.PALM));
    draw("ketchup", "#d63b2f", b -> b.bottle("#d63b2f", "#f7f3e6", Motif.TOMATO));
    draw("peas", "#5da84f", b -> b.pouch("#6fb8d9", "#4f9d4f", Motif.PEAS));
    draw("sweet-corn", "#f0c030", b -> b.pouch("#7cc4ea", "#f0b92e", Motif.COB));
    draw("fries", "#f0c030", b -> {
      b.shadow(36);
      for (int i = 0; i < 7; i++) {
        b.block(46 + i * 10, 26 + i * 5 % 14, 9, 60, 3, i % 2 == 0 ? "#f7d154" : "#efbf36");
      }
      b.solid("M40 66 Q80 92 120 66 L110 136 L50 136 Z", "#d63b2f");
      b.at(80, 112, 13, () -> Motif.STAR.draw(b));
    });
    draw("momos", "#b0b8a0", b -> {
      b.shadow(58);
      for (double[] p : new double[][] {{48, 96}, {112, 96}, {80, 78}}) {
        b.at(p[0], p[1], 1, () -> {
          b.solid("M-30 16 C-30 -8 -10 -12 0 -28 C10 -12 30 -8 30 16 Q0 28 -30 16 Z", "#fbf3e2");
          b.line("M0 -22 L-12 4 M0 -22 L0 6 M0 -22 L12 4", 2.5, "#dccbaa");
        });
      }
      b.solid("M16 112 L144 112 L138 138 L22 138 Z", "#c08a4a");
      b.line("M18 124 L142 124", 3, "#a87238");
    });
    draw("ice-cream", "#f0a3b5", b -> b.cup("#fdf3e4", "#e2739a", Motif.HEART));
    draw("kulfi", "#f5b23c", b -> {
      b.shadow(16);
      b.block(74, 104, 12, 36, 6, "#d9b27c");
      b.solid("M56 48 Q56 24 80 24 Q104 24 104 48 L110 110 L50 110 Z", "#f7bd4f");
      b.oval(72, 60, 3, 4, "#7dba5f");
      b.oval(90, 78, 3, 4, "#7dba5f");
      b.oval(72, 94, 3, 4, "#c0392b");
    });
  }

  private void care() {
    draw("soap", "#d9a86a", b -> b.bar("#e8c08a", "#b4562f", Motif.FLOWER));
    draw("neem-soap", "#6fae5a", b -> b.bar("#86c46f", "#f3ead8", Motif.LEAF));
    draw("handwash", "#5ab4c9", b -> {
      b.line("M80 26 L80 14 L62 14 L62 20", 6, "#f7fbff");
      b.flask("#6cc4d6", "#f7fbff", Motif.BUBBLES);
    });
    draw("shampoo", "#5a9e6b", b -> b.flask("#5fae78", "#2f6b45", Motif.LEAF));
    draw("sachet", "#8e6bb0", b -> {
      b.shadow(24);
      b.at(24, 36, 0.7, () -> b.packet("#5fae78", "#2f6b45", Motif.LEAF));
    });
    draw("hair-oil", "#4a90d9", b -> b.bottle("#6aa9e0", "#2f5f9a", Motif.PALM));
    draw("toothpaste", "#4ec0b0", b -> b.tube("#58c4b4", "#f7fbff", Motif.TOOTH));
    draw("toothbrush", "#4a90d9", b -> b.turned(-40, () -> {
      b.block(10, 76, 140, 11, 10, "#4a90d9");
      b.block(16, 79, 60, 4, 4, "#a9d3f5");
      b.block(112, 56, 34, 20, 4, "#f7fbff");
      b.line("M119 57 L119 74 M127 57 L127 74 M135 57 L135 74", 2.5, "#58c4b4");
    }));
    draw("cream", "#e2a0b8", b -> b.tin("#fbe3ea", "#e2739a", Motif.FLOWER));
    draw("body-spray", "#3f5f9a", b -> b.spray("#4a6fb0", "#22304e", Motif.BUBBLES));
    draw("talc", "#b08fc9", b -> b.flask("#f3ebf8", "#9a7fc0", Motif.FLOWER));
    draw("pads", "#c06a9a", b -> b.tray("#d98ab4", "#fdf3f8", Motif.FLOWER));
  }
}
