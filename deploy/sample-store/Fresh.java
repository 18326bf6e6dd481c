/// The goods of the cold shelf and of the bakery.
final class Fresh {
  private Fresh() {}

  static void dairyAndBakery(DrawPictures out) {
    out.draw("milk-pouch", "#5aa9e6", b -> b.pouch("#f7fbff", "#4a90d9", Motif.DROP));
    out.draw("milk-carton", "#5aa9e6", b -> b.gable("#6db3ea", "#f7fbff", Motif.DROP));
    out.draw("curd", "#7cc4a0", b -> b.cup("#f6fbf6", "#6bbf97", Motif.FLOWER));
    out.draw("paneer", "#8fc6a0", b -> {
      b.shadow(52);
      b.flat("M28 84 L52 60 L136 60 L112 84 Z", "#fffdf4");
      b.flat("M112 84 L136 60 L136 110 L112 136 Z", "#e6dcc0");
      b.block(28, 84, 84, 52, 0, "#f8f1dc");
      b.flat("M28 100 L112 100 L136 76 L136 92 L112 118 L28 118 Z", "#63b07a");
    });
    out.draw("butter", "#f4cf4d", b -> {
      b.shadow(54);
      b.flat("M26 92 L46 72 L134 72 L114 92 Z", "#fbe58c");
      b.flat("M114 92 L134 72 L134 114 L114 136 Z", "#dcae2e");
      b.block(26, 92, 88, 44, 0, "#f5d152");
      b.flat("M56 92 L76 72 L134 72 L134 114 L114 136 L56 136 Z", "#3d7fc4");
      b.flat("M56 92 L76 72 L134 72 L114 92 Z", "#5c9bdb");
      b.at(85, 114, 13, () -> Motif.FLOWER.draw(b));
    });
    out.draw("cheese", "#f6c445", b -> {
      b.shadow(54);
      b.flat("M24 92 L104 48 Q130 58 136 92 Z", "#fbdd7e");
      b.solid("M24 92 L136 92 L136 136 L24 136 Z", "#f6c445");
      b.oval(56, 116, 10, 10, "#e0a52a");
      b.oval(90, 108, 6, 6, "#e0a52a");
      b.oval(110, 124, 8, 8, "#e0a52a");
      b.oval(88, 76, 8, 5, "#eebf4c");
    });
    out.draw("ghee", "#eab54a", b -> b.jar("#f4c65e", "#c0792a", Motif.GOLD_DROP));
    out.draw("eggs", "#c9a37a", b -> {
      b.shadow(56);
      for (int i = 0; i < 3; i++) {
        b.ball(48 + 32 * i, 78, 17, 23, i == 1 ? "#f7e3c8" : "#f0d2ae");
      }
      b.solid("M22 88 Q32 104 48 88 Q64 104 80 88 Q96 104 112 88 Q128 104 138 88 L130 136 L30 136 Z", "#a9b0a2");
    });
    out.draw("bread", "#d99a4e", b -> loaf(b, "#c98540", "#f9e6c4"));
    out.draw("brown-bread", "#a8703c", b -> loaf(b, "#8a5529", "#d3a36b"));
    out.draw("bun", "#d99a4e", b -> {
      b.shadow(58);
      for (double[] p : new double[][] {{52, 60}, {108, 60}, {80, 86}}) {
        b.at(p[0], p[1], 1, () -> {
          b.solid("M-32 22 L32 22 Q34 48 24 50 L-24 50 Q-34 48 -32 22 Z", "#f4d8a4");
          b.solid("M-34 24 C-34 -14 34 -14 34 24 Q0 34 -34 24 Z", "#d48f45");
        });
      }
    });
    out.draw("pizza-base", "#dcae72", b -> {
      b.shadow(58);
      b.oval(80, 112, 58, 24, "#c98f4e");
      b.oval(80, 104, 58, 26, "#edc68c");
      b.oval(80, 103, 47, 19, "#f6dcae");
      b.oval(66, 98, 5, 3, "#dcae72");
      b.oval(92, 108, 6, 3, "#dcae72");
      b.oval(100, 96, 4, 2.5, "#dcae72");
    });
    out.draw("rusk", "#d28f45", b -> b.pouch("#e05a47", "#f7c35c", Motif.GRAIN));
    out.draw("cake", "#c06a4a", b -> {
      b.shadow(54);
      b.solid("M28 84 Q80 44 132 84 L132 136 L28 136 Z", "#e0ac68");
      b.flat("M28 84 Q80 44 132 84 L132 94 Q116 104 106 92 Q92 108 80 92 Q66 108 54 92 Q42 104 28 94 Z", "#a8623a");
      b.oval(52, 116, 5, 5, "#c0392b");
      b.oval(84, 122, 5, 5, "#4f9d4f");
      b.oval(110, 112, 5, 5, "#c0392b");
      b.oval(80, 60, 8, 8, "#d9364a");
    });
    out.draw("muffin", "#d99a4e", b -> {
      b.shadow(36);
      b.solid("M46 86 L114 86 L104 136 L56 136 Z", "#e2738c");
      b.line("M62 92 L66 132 M80 92 L80 132 M98 92 L94 132", 4, "#f0a3b5");
      b.solid("M38 86 C26 70 42 56 50 56 C54 34 106 34 110 56 C120 56 134 70 122 86 Z", "#f0c787");
      b.oval(66, 64, 4, 4, "#9c6232");
      b.oval(90, 58, 4, 4, "#9c6232");
      b.oval(100, 74, 4, 4, "#9c6232");
    });
    out.draw("chapati", "#dcae72", b -> {
      b.shadow(56);
      for (int i = 0; i < 4; i++) {
        b.oval(80, 124 - 9 * i, 56, 15, i % 2 == 0 ? "#cf9d5e" : "#e5bd82");
      }
      b.oval(80, 90, 56, 17, "#f1d3a0");
      b.oval(60, 88, 7, 3, "#c08a4a");
      b.oval(96, 94, 9, 3, "#c08a4a");
      b.oval(92, 84, 5, 2, "#c08a4a");
    });
  }

  private static void loaf(Brush b, String crust, String crumb) {
    b.shadow(50);
    b.solid("M34 74 C18 62 28 36 56 38 L108 38 C136 36 142 62 128 74 L126 130 Q126 136 120 136 L42 136 Q36 136 36 130 Z", crust);
    b.flat("M44 72 C30 62 38 46 58 47 L104 47 C124 46 130 62 118 72 L117 127 L45 127 Z", crumb);
  }
}
