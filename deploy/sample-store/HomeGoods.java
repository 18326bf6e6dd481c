/// The goods that nobody eats: household, baby and stationery.
final class HomeGoods {
  private HomeGoods() {}

  static void household(DrawPictures out) {
    out.draw("detergent", "#3b78bd", b -> b.bag("#4a90d9", "#f7d154", Motif.BUBBLES));
    out.draw("dish-bar", "#8cc152", b -> b.bar("#9ccc5f", "#f6db3f", Motif.BUBBLES));
    out.draw("dish-liquid", "#d9c52e", b -> b.flask("#d6dc4a", "#3c8d5a", Motif.BUBBLES));
    out.draw("floor-cleaner", "#5a7fd0", b -> b.bottle("#6a8fdc", "#e2586b", Motif.BUBBLES));
    out.draw("scrubber", "#8f98a5", b -> {
      b.shadow(44);
      b.ball(80, 94, 48, 40, "#a9b2bf");
      b.line("M44 90 Q62 70 80 90 Q98 110 116 90 M48 108 Q66 88 84 108 Q100 122 112 106 M54 74 Q72 60 84 74 Q98 86 110 72 "
          + "M60 122 Q76 110 98 124", 3.5, "#7d8795");
      b.line("M50 98 Q68 80 86 98 Q102 112 118 98 M60 66 Q78 54 94 64", 2.5, "#dfe4ea");
    });
    out.draw("broom", "#c9a04a", b -> b.turned(20, () -> {
      b.block(75, 6, 10, 70, 6, "#c0392b");
      b.block(68, 64, 24, 18, 6, "#3c8d5a");
      b.flat("M68 82 L92 82 Q104 112 116 142 Q80 152 44 142 Q56 112 68 82 Z", "#d9b25c");
      b.line("M72 88 L58 138 M80 88 L80 142 M88 88 L102 138", 2.5, "#b08a36");
    }));
    out.draw("garbage-bags", "#4a4f5a", b -> {
      b.shadow(42);
      b.solid("M70 52 C30 60 30 112 42 132 Q80 142 118 132 C130 112 130 60 90 52 Z", "#4a505c");
      b.flat("M70 52 Q60 34 54 26 Q70 34 80 28 Q92 34 106 26 Q100 34 90 52 Z", "#5d6470");
      b.block(66, 47, 28, 9, 6, "#d63b2f");
    });
    out.draw("foil", "#9aa4b0", b -> {
      b.shadow(58);
      b.flat("M22 86 L36 72 L140 72 L126 86 Z", "#e4e8ee");
      b.flat("M126 86 L140 72 L140 116 L126 134 Z", "#2f5f9a");
      b.block(22, 86, 104, 48, 0, "#4a7fc4");
      b.flat("M30 72 L134 72 L128 44 Q80 52 38 44 Z", "#ccd3dc");
      b.line("M52 52 L50 68 M82 54 L82 68 M110 52 L112 68", 2.5, "#eef1f5");
      b.at(74, 110, 15, () -> Motif.STAR.draw(b));
    });
    out.draw("napkins", "#e08a9a", b -> {
      b.flat("M52 72 Q58 36 80 30 Q96 44 108 72 Z", "#ffffff");
      b.flat("M80 30 Q96 44 108 72 L84 72 Q90 48 80 30 Z", "#e9edf2");
      b.tray("#e8909f", "#fdf3f4", Motif.FLOWER);
    });
    out.draw("knife", "#8f98a5", b -> b.turned(-40, () -> {
      b.flat("M6 82 Q20 62 56 62 L104 62 L104 92 L30 92 Q14 92 6 82 Z", "#d5dbe3");
      b.flat("M6 82 Q14 92 30 92 L104 92 L104 84 L12 84 Z", "#b5bdc8");
      b.solid("M104 62 L146 64 Q154 78 148 92 L104 92 Z", "#4a3528");
      b.oval(116, 77, 3, 3, "#d5dbe3");
      b.oval(134, 78, 3, 3, "#d5dbe3");
    }));
    out.draw("matches", "#d63b2f", b -> {
      for (int i = 0; i < 4; i++) {
        b.block(50 + 18 * i, 46, 5, 40, 2, "#e5c48a");
        b.oval(52.5 + 18 * i, 46, 5, 7, "#c0392b");
      }
      b.tray("#e8b23c", "#c0392b", Motif.FLAME);
    });
    out.draw("lighter", "#e2692e", b -> {
      b.at(86, 24, 16, () -> Motif.FLAME.draw(b));
      b.shadow(22);
      b.block(62, 42, 36, 22, 4, "#c9ced6");
      b.oval(70, 44, 8, 8, "#8f98a5");
      b.solid("M58 62 L102 62 L102 130 Q102 136 96 136 L64 136 Q58 136 58 130 Z", "#e2692e");
    });
    out.draw("incense", "#9a6b4a", b -> {
      b.line("M52 92 L40 26 M66 92 L62 18 M80 92 L86 20 M94 92 L110 30", 4, "#7a4a2b");
      b.line("M40 24 Q32 16 40 8 M86 18 Q94 10 86 4", 3, "#b9b2c6");
      b.tray("#b4562f", "#f0b84a", Motif.FLOWER);
    });
    out.draw("bulb", "#f7c948", b -> {
      b.shadow(18);
      b.solid("M80 22 C112 22 122 50 112 72 Q102 88 100 102 L60 102 Q58 88 48 72 C38 50 48 22 80 22 Z", "#fbe9a8");
      b.block(60, 102, 40, 8, 4, "#f7fbff");
      b.block(63, 110, 34, 20, 4, "#a9b2bf");
      b.line("M64 117 L96 117 M64 124 L96 124", 2.5, "#7d8795");
      b.block(72, 130, 16, 7, 4, "#5d6470");
    });
    out.draw("battery", "#e2a23c", b -> {
      b.shadow(46);
      battery(b, 40);
      battery(b, 84);
    });
  }

  private static void battery(Brush b, double x) {
    b.block(x + 11, 34, 14, 10, 4, "#a9b2bf");
    b.block(x, 42, 36, 94, 8, "#3a3f4a");
    b.block(x, 42, 36, 32, 8, "#e2a23c");
    b.at(x + 18, 104, 16, () -> Motif.BOLT.draw(b));
  }

  static void babyAndStationery(DrawPictures out) {
    out.draw("diapers", "#6fb8d9", b -> b.bag("#8fd0ea", "#f7b2c4", Motif.BABY));
    out.draw("wipes", "#7cc4a0", b -> {
      b.flat("M52 72 Q58 40 84 34 Q96 48 104 72 Z", "#ffffff");
      b.tray("#8fd0b0", "#f7fbff", Motif.BABY);
    });
    out.draw("baby-soap", "#f7b2c4", b -> b.bar("#f9c4d2", "#f7fbff", Motif.BABY));
    out.draw("baby-oil", "#f4d27a", b -> b.flask("#f9e09a", "#f7a8bc", Motif.BABY));
    out.draw("baby-bottle", "#7cc4ea", b -> {
      b.shadow(28);
      b.solid("M74 12 Q80 6 86 12 L90 30 L70 30 Z", "#e8a878");
      b.solid("M58 30 L102 30 L104 48 L56 48 Z", "#f7a8bc");
      b.solid("M58 48 L102 48 Q112 56 110 70 L106 128 Q106 136 98 136 L62 136 Q54 136 54 128 L50 70 Q48 56 58 48 Z", "#d9effa");
      b.flat("M52 84 L108.5 84 L106 128 Q106 136 98 136 L62 136 Q54 136 54 128 Z", "#fdfbf4");
      b.line("M92 70 L104 70 M94 84 L104 84 M92 98 L103 98 M94 112 L102 112", 3, "#5ab4e6");
    });
    out.draw("notebook", "#5a7fd0", b -> {
      b.shadow(42);
      b.block(44, 24, 78, 110, 6, "#fdfbf4");
      b.solid("M40 22 L112 22 Q118 22 118 28 L118 126 Q118 132 112 132 L40 132 Z", "#5a7fd0");
      b.block(40, 22, 14, 110, 0, "#3f5fa8");
      b.block(66, 42, 40, 28, 4, "#fdfbf4");
      b.line("M72 52 L100 52 M72 61 L92 61", 3, "#a9b8dc");
    });
    out.draw("pencils", "#f0b92e", b -> {
      b.turned(-12, () -> pencil(b, 58, "#e2586b"));
      pencil(b, 80, "#f4c53a");
      b.turned(12, () -> pencil(b, 102, "#4ea3dd"));
    });
    out.draw("pen", "#3b5fbd", b -> b.turned(40, () -> {
      b.solid("M70 18 L90 18 L90 120 L70 120 Z", "#4a6fd0");
      b.block(70, 10, 20, 14, 6, "#2f4690");
      b.block(90, 16, 6, 46, 4, "#2f4690");
      b.flat("M70 120 L90 120 L82 146 L78 146 Z", "#c9ced6");
      b.oval(80, 147, 2.5, 3, "#2f4690");
    }));
    out.draw("eraser", "#e2738c", b -> {
      b.shadow(52);
      b.flat("M24 92 L40 78 L112 78 L96 92 Z", "#fbf3f5");
      b.solid("M24 92 L96 92 L96 132 L24 132 Z", "#f7f0f2");
      b.flat("M52 92 L68 78 L112 78 L96 92 Z", "#6a8fdc");
      b.block(52, 92, 44, 40, 0, "#4a7fc4");
      b.solid("M106 100 L140 100 L134 136 L112 136 Z", "#f4a63a");
      b.oval(123, 110, 8, 5, "#c9ced6");
      b.line("M117 113 L129 107", 2.5, "#7d8795");
    });
    out.draw("crayons", "#5da84f", b -> {
      String[] colours = {"#d63b2f", "#f28c28", "#f7d154", "#5da84f", "#4a90d9", "#7b3fa0"};
      for (int i = 0; i < colours.length; i++) {
        double x = 42 + 13 * i;
        b.flat("M" + x + " 50 L" + (x + 4) + " 34 L" + (x + 8) + " 34 L" + (x + 12) + " 50 L" + (x + 12) + " 90 L" + x + " 90 Z", colours[i]);
      }
      b.shadow(46);
      b.solid("M36 74 Q80 86 124 74 L124 136 L36 136 Z", "#f7c948");
      b.at(80, 110, 15, () -> Motif.SUN.draw(b));
    });
    out.draw("glue", "#e2b02e", b -> {
      b.shadow(24);
      b.block(66, 26, 28, 26, 8, "#f7fbff");
      b.solid("M60 46 L100 46 L100 130 Q100 136 94 136 L66 136 Q60 136 60 130 Z", "#f4c53a");
      b.block(60, 118, 40, 18, 6, "#d63b2f");
      b.at(80, 84, 13, () -> Motif.DROP.draw(b));
    });
  }

  private static void pencil(Brush b, double x, String colour) {
    b.flat("M" + (x - 9) + " 44 L" + x + " 18 L" + (x + 9) + " 44 Z", "#f0d9a8");
    b.flat("M" + (x - 3) + " 27 L" + x + " 18 L" + (x + 3) + " 27 Z", "#3a3f4a");
    b.block(x - 9, 44, 18, 76, 0, colour);
    b.block(x - 9, 118, 18, 8, 0, "#c9ced6");
    b.block(x - 9, 126, 18, 10, 4, "#f08aa0");
  }
}
