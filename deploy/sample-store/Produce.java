import java.util.function.Consumer;

/// The unpacked goods: each fruit and vegetable has its own outline.
final class Produce {
  private Produce() {}

  static void fruit(DrawPictures out) {
    out.draw("banana", "#f2c230", b -> {
      b.shadow(44);
      b.flat("M52 38 C52 96 84 120 130 116 C136 112 134 104 128 102 C96 98 78 76 72 36 Z", "#e0a91c");
      b.flat("M42 42 C34 100 66 134 112 130 C120 126 118 118 112 116 C84 110 66 86 62 38 Z", "#f6cf45");
      b.flat("M46 44 C40 74 50 104 76 122 C58 100 50 76 52 42 Z", "#fbe07a");
      b.flat("M44 24 L58 22 L74 36 L66 46 L42 46 Z", "#8a6a2a");
      b.oval(114, 123, 5, 6, "#7a5c24");
    });
    out.draw("apple", "#d8392f", apple("#d8392f"));
    out.draw("green-apple", "#8cc152", apple("#8cc152"));
    out.draw("mango", "#f5a623", b -> {
      b.shadow(42);
      b.solid("M72 36 C124 28 138 86 108 120 C84 144 36 138 32 98 C30 66 46 42 72 36 Z", "#f5a623");
      b.flat("M72 36 C104 31 124 52 126 76 C112 58 92 52 64 54 Z", "#e8693c");
      b.line("M72 38 Q72 28 78 22", 5, "#7a5c34");
      b.flat("M78 26 Q102 10 122 24 Q102 38 78 26 Z", "#4f9d4f");
    });
    out.draw("orange", "#f28c28", round("#f28c28", "#e27712"));
    out.draw("lemon", "#f4d62e", b -> {
      b.shadow(44);
      b.turned(-18, () -> {
        b.solid("M30 84 Q34 78 40 70 C56 40 108 40 122 72 Q128 78 134 82 Q128 92 122 98 C108 130 56 130 40 100 Q34 92 30 84 Z", "#f6db3f");
        b.oval(64, 68, 3, 3, "#e4c21f");
        b.oval(84, 104, 3, 3, "#e4c21f");
        b.oval(96, 70, 3, 3, "#e4c21f");
      });
      b.flat("M112 44 Q124 22 144 30 Q138 50 112 44 Z", "#5da84f");
    });
    out.draw("grapes", "#9cc653", b -> {
      b.shadow(30);
      b.line("M80 46 L82 20", 6, "#7a5c34");
      b.flat("M82 36 Q104 10 128 26 Q116 50 82 36 Z", "#5da84f");
      for (int row = 0; row < 5; row++) {
        for (int i = 0; i < 5 - row; i++) {
          b.ball(80 + (i - (4 - row) / 2.0) * 20, 54 + row * 18, 11.5, 11.5, "#a6cf5c");
        }
      }
    });
    out.draw("papaya", "#f08a3c", b -> {
      b.shadow(40);
      b.solid("M80 22 C108 26 124 74 118 104 C112 138 48 138 42 104 C36 74 52 26 80 22 Z", "#e8a23a");
      b.flat("M80 34 C100 38 112 78 107 102 C102 126 58 126 53 102 C48 78 60 38 80 34 Z", "#f58b4c");
      b.flat("M80 56 C90 60 96 84 93 100 C89 114 71 114 67 100 C64 84 70 60 80 56 Z", "#f9b27a");
      for (double[] p : new double[][] {{76, 74}, {84, 82}, {75, 88}, {85, 95}, {77, 102}}) {
        b.oval(p[0], p[1], 4, 4.5, "#3a3530");
      }
    });
    out.draw("watermelon", "#e5484d", b -> {
      b.shadow(56);
      b.flat("M16 60 L144 60 C140 112 112 136 80 136 C48 136 20 112 16 60 Z", "#3f8f4a");
      b.flat("M23 60 L137 60 C132 106 108 128 80 128 C52 128 28 106 23 60 Z", "#e9f2d4");
      b.flat("M30 60 L130 60 C125 100 104 120 80 120 C56 120 35 100 30 60 Z", "#e9545a");
      for (double[] p : new double[][] {{56, 76}, {80, 74}, {104, 76}, {68, 94}, {92, 94}, {80, 109}}) {
        b.oval(p[0], p[1], 3, 4.5, "#3a2a2a");
      }
    });
    out.draw("pomegranate", "#c2334d", b -> {
      b.shadow(42);
      b.flat("M66 46 L62 22 L74 32 L80 20 L86 32 L98 22 L94 46 Z", "#a82a42");
      b.ball(80, 88, 48, 46, "#cf3f57");
      b.flat("M82 66 Q112 72 108 100 Q98 118 78 110 Q66 88 82 66 Z", "#f8e6c8");
      for (double[] p : new double[][] {{84, 78}, {94, 84}, {86, 92}, {98, 96}, {84, 104}, {94, 107}}) {
        b.oval(p[0], p[1], 5, 5, "#b51f3c");
      }
    });
    out.draw("coconut", "#8a5a36", b -> {
      b.shadow(46);
      b.ball(80, 88, 50, 48, "#8f5f3a");
      b.line("M44 70 Q60 58 76 56 M40 92 Q60 78 84 76 M52 116 Q72 104 96 104", 3, "#754a2a");
      b.oval(96, 70, 6, 7, "#4c2f1b");
      b.oval(114, 80, 6, 7, "#4c2f1b");
      b.oval(98, 90, 6, 7, "#4c2f1b");
    });
  }

  private static Consumer<Brush> apple(String colour) {
    return b -> {
      b.shadow(42);
      b.solid("M80 50 C92 36 130 38 130 80 C130 114 108 138 94 138 C86 138 84 134 80 134 C76 134 74 138 66 138 "
          + "C52 138 30 114 30 80 C30 38 68 36 80 50 Z", colour);
      b.line("M80 50 Q78 34 86 22", 6, "#7a5c34");
      b.flat("M84 36 Q100 12 124 22 Q114 44 84 36 Z", "#5da84f");
    };
  }

  private static Consumer<Brush> round(String colour, String pores) {
    return b -> {
      b.shadow(44);
      b.ball(80, 86, 50, 50, colour);
      for (double[] p : new double[][] {{62, 104}, {92, 70}, {102, 96}, {78, 116}}) {
        b.oval(p[0], p[1], 2.5, 2.5, pores);
      }
      b.flat("M80 40 Q94 16 120 24 Q110 46 80 40 Z", "#5da84f");
      b.oval(80, 41, 5, 3.5, "#6b7d3a");
    };
  }

  static void vegetables(DrawPictures out) {
    out.draw("tomato", "#dd3f31", b -> {
      b.shadow(44);
      b.ball(80, 88, 52, 46, "#e24a3b");
      b.flat("M80 28 L86 46 L108 42 L94 56 L104 68 L84 62 L80 76 L74 62 L56 68 L66 56 L52 42 L74 46 Z", "#4f9d4f");
    });
    out.draw("onion", "#a94f7c", b -> {
      b.shadow(40);
      b.solid("M80 24 C84 48 128 58 128 94 C128 122 106 136 80 136 C54 136 32 122 32 94 C32 58 76 48 80 24 Z", "#b85a88");
      b.line("M80 40 C62 66 60 106 72 130 M80 40 C98 66 100 106 88 130", 3, "#9c4570");
      b.line("M72 137 L70 143 M80 137 L80 144 M88 137 L90 143", 2.5, "#c9a77a");
    });
    out.draw("potato", "#c9995a", b -> {
      b.shadow(50);
      b.solid("M36 92 C30 56 66 40 96 46 C132 50 142 88 126 116 C108 142 44 138 36 92 Z", "#cfa268");
      for (double[] p : new double[][] {{66, 74}, {98, 68}, {84, 102}, {112, 98}, {58, 106}}) {
        b.oval(p[0], p[1], 4, 2.8, "#ab7f45");
      }
    });
    out.draw("carrot", "#f0812d", b -> b.turned(35, () -> {
      b.flat("M74 42 Q54 22 58 6 Q76 14 79 38 Q80 10 92 0 Q102 16 84 40 Q98 20 112 20 Q112 38 86 44 Z", "#5da84f");
      b.solid("M58 46 Q80 34 102 46 Q104 90 80 150 Q56 90 58 46 Z", "#f0812d");
      b.line("M62 64 L76 66 M96 80 L84 82 M66 96 L78 98 M90 112 L82 113", 3, "#d0661a");
    }));
    out.draw("cucumber", "#5a9e4b", b -> b.turned(-38, () -> {
      b.solid("M24 80 Q24 58 50 58 L112 58 Q138 58 138 80 Q138 102 112 102 L50 102 Q24 102 24 80 Z", "#5a9e4b");
      b.line("M44 70 L66 70 M80 70 L118 70 M40 90 L90 90 M104 90 L120 90", 3, "#86c06f");
      b.oval(136, 80, 7, 18, "#dcedc4");
    }));
    out.draw("cauliflower", "#8fb86a", b -> {
      b.shadow(46);
      b.flat("M26 84 Q20 128 80 138 Q140 128 134 84 Q120 110 80 112 Q40 110 26 84 Z", "#6aa84f");
      for (double[] p : new double[][] {{52, 74, 22}, {108, 74, 22}, {80, 58, 26}, {64, 94, 22}, {96, 94, 22}, {80, 82, 24}}) {
        b.ball(p[0], p[1], p[2], p[2], "#fbf3dc");
      }
      b.flat("M26 78 Q40 96 62 114 Q80 124 98 114 Q120 96 134 78 Q140 126 80 138 Q20 126 26 78 Z", "#7dba5f");
    });
    out.draw("cabbage", "#8cc76a", b -> {
      b.shadow(46);
      b.ball(80, 86, 52, 50, "#9ed47c");
      b.flat("M30 76 C34 120 60 138 80 136 C64 110 60 70 78 38 C50 40 30 56 30 76 Z", "#86c264");
      b.line("M80 134 C96 100 98 70 84 40 M80 120 Q100 104 122 98 M86 86 Q104 76 118 68 M66 110 Q52 98 40 94", 3, "#d7efc2");
    });
    out.draw("aubergine", "#6b3f8e", b -> b.turned(30, () -> {
      b.solid("M68 40 C58 64 38 80 42 112 C46 148 114 148 118 112 C122 80 102 64 92 40 Z", "#70449a");
      b.flat("M80 8 L87 10 L86 28 Q106 34 104 60 L92 48 L80 60 L68 48 L56 60 Q54 34 74 28 Z", "#5da84f");
    }));
    out.draw("okra", "#6fae4a", b -> {
      b.at(-14, 8, 1, () -> b.turned(28, () -> okra(b, "#6fae4a")));
      b.at(20, 12, 1, () -> b.turned(58, () -> okra(b, "#7dbd57")));
    });
    out.draw("capsicum", "#4ea24a", b -> {
      b.shadow(42);
      b.solid("M80 48 C96 34 132 42 130 82 C128 116 114 138 98 136 C90 136 88 130 80 130 C72 130 70 136 62 136 "
          + "C46 138 32 116 30 82 C28 42 64 34 80 48 Z", "#58ad52");
      b.line("M66 54 C58 80 62 108 68 126 M94 54 C102 80 98 108 92 126", 3, "#428f3e");
      b.flat("M72 50 Q76 30 70 20 L84 18 Q86 34 90 50 Q80 56 72 50 Z", "#3c7d38");
    });
    out.draw("chilli", "#4ea24a", b -> {
      b.at(0, -6, 1, () -> chilli(b, "#58ad52"));
      b.at(6, 24, 0.95, () -> chilli(b, "#469944"));
    });
    out.draw("spinach", "#4f9d4f", b -> {
      b.shadow(30);
      b.line("M80 136 L80 70 M76 136 L56 80 M84 136 L106 80", 6, "#a8d08a");
      b.flat("M56 92 C20 84 22 44 44 30 C70 44 74 74 56 92 Z M106 92 C142 84 140 44 118 30 C92 44 88 74 106 92 Z", "#459345");
      b.flat("M80 90 C50 78 56 32 80 16 C104 32 110 78 80 90 Z", "#5bad57");
      b.line("M80 88 L80 36 M54 86 L46 48 M108 86 L116 48", 2.5, "#a8d08a");
      b.block(62, 108, 36, 10, 5, "#e2586b");
    });
    out.draw("ginger", "#d8b06a", b -> {
      b.shadow(50);
      b.solid("M28 96 C22 74 48 68 56 78 C54 52 60 34 76 38 C90 42 88 60 86 74 C100 66 102 48 116 52 C132 58 122 78 114 86 "
          + "C140 86 142 112 124 116 C112 118 104 112 98 116 C92 136 70 136 66 120 C48 124 32 116 28 96 Z", "#dcb672");
      b.line("M60 60 Q70 56 82 62 M46 88 Q52 100 48 112 M104 92 Q112 100 110 112", 3, "#bd9450");
    });
    out.draw("garlic", "#cdbfd8", b -> {
      b.shadow(40);
      b.solid("M80 20 C82 46 124 64 124 98 C124 126 102 136 80 136 C58 136 36 126 36 98 C36 64 78 46 80 20 Z", "#fbf7f2");
      b.line("M79 50 C56 74 54 112 66 132 M81 50 C104 74 106 112 94 132 M80 54 L80 132", 2.5, "#d9c6de");
      b.line("M76 137 L74 142 M84 137 L86 142", 2.5, "#c9a77a");
    });
  }

  private static void okra(Brush b, String colour) {
    b.solid("M68 34 L92 34 Q96 90 80 142 Q64 90 68 34 Z", colour);
    b.flat("M64 36 Q66 24 76 24 L76 14 L84 14 L84 24 Q94 24 96 36 Z", "#4c8431");
  }

  private static void chilli(Brush b, String colour) {
    b.flat("M120 50 C132 84 84 118 24 104 C66 98 88 78 98 46 Z", colour);
    b.line("M110 58 C108 78 84 92 62 97", 3, "#8ccc7f");
    b.line("M110 50 Q108 32 124 24", 7, "#3c7d38");
  }
}
