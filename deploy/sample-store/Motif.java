/// The little sign on a label. Each is drawn around 0, 0 and fills about the square from -1 to 1.
interface Motif {
  void draw(Brush b);

  Motif NONE = b -> {};
  Motif LEAF = b -> {
    b.flat("M-0.9 0.8 C-0.9 -0.5 0 -0.9 0.9 -0.9 C0.9 0.2 0.4 0.9 -0.6 0.7 Z", "#4f9d4f");
    b.line("M-0.9 0.95 Q-0.3 0 0.4 -0.4", 0.13, "#e4f2dc");
  };
  Motif GRAIN = b -> {
    b.line("M0 1 L0 -0.4", 0.14, "#b07a24");
    for (double y : new double[] {-0.75, -0.2, 0.35}) {
      b.at(0, y, 0.55, () -> {
        b.flat("M-0.1 0.8 Q-1.3 0.5 -0.9 -0.6 Q0 -0.2 -0.1 0.8 Z", "#e0a63a");
        b.flat("M0.1 0.8 Q1.3 0.5 0.9 -0.6 Q0 -0.2 0.1 0.8 Z", "#d09428");
      });
    }
  };
  Motif SUN = b -> {
    for (int i = 0; i < 8; i++) {
      double a = i * Math.PI / 4;
      b.oval(0.78 * Math.cos(a), 0.78 * Math.sin(a), 0.2, 0.2, "#f3b63d");
    }
    b.oval(0, 0, 0.6, 0.6, "#f7c948");
  };
  Motif STAR = b -> b.flat(
      "M0 -1 L0.28 -0.32 L1 -0.28 L0.44 0.18 L0.62 0.9 L0 0.5 L-0.62 0.9 L-0.44 0.18 L-1 -0.28 L-0.28 -0.32 Z", "#f2b134");
  Motif HEART = b -> b.flat("M0 0.95 C-1.6 -0.1 -0.8 -1.3 0 -0.5 C0.8 -1.3 1.6 -0.1 0 0.95 Z", "#e2586b");
  Motif CHILLI = b -> {
    b.flat("M0.75 -0.55 C0.95 0.4 0 1 -1 0.75 C-0.2 0.6 0.1 0.1 0.25 -0.5 Z", "#d63b2f");
    b.line("M0.5 -0.5 Q0.5 -0.9 0.8 -1", 0.2, "#4f9d4f");
  };
  Motif FLOWER = b -> {
    for (int i = 0; i < 6; i++) {
      double a = i * Math.PI / 3;
      b.oval(0.56 * Math.cos(a), 0.56 * Math.sin(a), 0.36, 0.36, "#e88fb0");
    }
    b.oval(0, 0, 0.34, 0.34, "#f7d154");
  };
  Motif DROP = drop("#4ea3dd");
  Motif GOLD_DROP = drop("#eeb32e");
  Motif BUBBLES = b -> {
    b.oval(-0.3, 0.25, 0.6, 0.6, "#7cc4ea");
    b.oval(0.55, -0.25, 0.4, 0.4, "#a5d8f2");
    b.oval(-0.2, -0.7, 0.25, 0.25, "#7cc4ea");
    b.oval(-0.5, 0.05, 0.14, 0.14, "#ffffff");
  };
  Motif BEANS = beans("#e2a13c", "#c98727");
  Motif RED_BEANS = beans("#d9653f", "#b94c2d");
  Motif NUTS = beans("#c98d55", "#a66b38");
  Motif PALE_NUTS = beans("#f0ddb4", "#dcc291");
  Motif COFFEE = b -> {
    b.oval(0, 0, 0.62, 0.9, "#7a4a2b");
    b.line("M0.1 -0.8 Q-0.4 0 0.05 0.8", 0.16, "#f3e3d0");
  };
  Motif CUPPA = b -> {
    b.line("M0.55 -0.1 Q1.1 0.1 0.5 0.45", 0.16, "#c0392b");
    b.flat("M-0.8 -0.2 L0.6 -0.2 Q0.6 0.75 -0.1 0.75 Q-0.8 0.75 -0.8 -0.2 Z", "#c0392b");
    b.line("M-0.4 -0.45 Q-0.2 -0.65 -0.4 -0.9 M0.1 -0.45 Q0.3 -0.65 0.1 -0.9", 0.12, "#b9b2a6");
  };
  Motif CRISPS = b -> {
    b.oval(-0.3, 0.3, 0.62, 0.42, "#f1c04b");
    b.oval(0.35, -0.2, 0.6, 0.42, "#f6d06a");
    b.line("M0 -0.25 Q0.35 -0.4 0.7 -0.15", 0.09, "#dba535");
  };
  Motif STICKS = b -> {
    b.line("M-0.8 0.4 L0.3 -0.7 M-0.5 0.8 L0.8 -0.4 M-0.7 -0.4 L0.7 0.6 M-0.2 -0.8 L0.6 0 M-0.9 0 L0 0.8", 0.16, "#e5a02f");
    b.oval(0.45, 0.2, 0.16, 0.16, "#8fb84e");
  };
  Motif BISCUIT = biscuit("#dba55a", "#b9803a");
  Motif CHOCO_BISCUIT = biscuit("#7a4a2b", "#f3e3d0");
  Motif NOODLES = b -> {
    b.line("M-0.9 -0.4 Q-0.45 -0.8 0 -0.4 Q0.45 0 0.9 -0.4 M-0.9 0.05 Q-0.45 -0.35 0 0.05 Q0.45 0.45 0.9 0.05 "
        + "M-0.9 0.5 Q-0.45 0.1 0 0.5 Q0.45 0.9 0.9 0.5", 0.2, "#efb93f");
  };
  Motif FLAKES = b -> {
    b.oval(-0.35, -0.35, 0.42, 0.3, "#f2a93b");
    b.oval(0.4, -0.1, 0.42, 0.32, "#e8952c");
    b.oval(-0.2, 0.4, 0.45, 0.3, "#f6bb55");
  };
  Motif COB = b -> {
    b.oval(0, -0.1, 0.45, 0.85, "#f4c53a");
    b.flat("M-0.05 1 C-0.9 0.9 -0.8 0 -0.55 -0.3 C-0.5 0.3 -0.3 0.7 -0.05 1 Z M0.05 1 C0.9 0.9 0.8 0 0.55 -0.3 C0.5 0.3 0.3 0.7 0.05 1 Z", "#5da84f");
  };
  Motif PEAS = b -> {
    b.flat("M-1 -0.2 Q0 1.2 1 -0.2 Q0 0.4 -1 -0.2 Z", "#4f9d4f");
    b.oval(-0.45, 0, 0.3, 0.3, "#84c95f");
    b.oval(0.45, 0, 0.3, 0.3, "#84c95f");
    b.oval(0, 0.15, 0.34, 0.34, "#96d672");
  };
  Motif MANGO = b -> {
    b.flat("M-0.2 -0.8 C1 -0.9 1.1 0.5 0.2 0.9 C-0.8 1.1 -1.2 0 -0.2 -0.8 Z", "#f5a623");
    b.flat("M-0.1 -0.75 Q0.3 -1.2 0.8 -0.95 Q0.4 -0.6 -0.1 -0.75 Z", "#4f9d4f");
  };
  Motif BERRY = b -> {
    b.oval(-0.35, 0.35, 0.45, 0.45, "#d9364a");
    b.oval(0.4, 0.4, 0.42, 0.42, "#c02a40");
    b.line("M-0.35 0 Q-0.2 -0.7 0.35 -0.9 Q0.3 -0.4 0.4 0.05", 0.12, "#4f9d4f");
  };
  Motif TOMATO = b -> {
    b.oval(0, 0.15, 0.85, 0.75, "#dd3f31");
    b.flat("M0 -0.85 L0.2 -0.5 L0.6 -0.55 L0.25 -0.25 L0 0.1 L-0.25 -0.25 L-0.6 -0.55 L-0.2 -0.5 Z", "#4f9d4f");
  };
  Motif PALM = b -> {
    b.oval(0, 0.1, 0.75, 0.75, "#8a5a36");
    b.flat("M-0.62 -0.1 Q0 -0.5 0.62 -0.1 Q0 0.7 -0.62 -0.1 Z", "#fffdf7");
  };
  Motif HIVE = b -> b.flat("M0 -0.9 L0.8 -0.45 L0.8 0.45 L0 0.9 L-0.8 0.45 L-0.8 -0.45 Z", "#eda52a");
  Motif HOP = b -> {
    b.oval(0, 0.2, 0.5, 0.7, "#6fae5a");
    b.line("M-0.35 0 Q0 0.3 0.35 0 M-0.35 0.4 Q0 0.7 0.35 0.4", 0.12, "#e4f2dc");
    b.line("M0 -0.5 L0.2 -0.95", 0.16, "#4f7d3f");
  };
  Motif TOOTH = b -> b.flat(
      "M-0.7 -0.7 Q-0.3 -0.95 0 -0.7 Q0.3 -0.95 0.7 -0.7 Q1 -0.1 0.5 0.9 Q0.25 0.9 0.2 0.25 Q0 0.1 -0.2 0.25 Q-0.25 0.9 -0.5 0.9 Q-1 -0.1 -0.7 -0.7 Z",
      "#ffffff");
  Motif BABY = b -> {
    b.oval(0, 0, 0.85, 0.85, "#f6cfa8");
    b.oval(-0.3, -0.1, 0.1, 0.12, "#5b4636");
    b.oval(0.3, -0.1, 0.1, 0.12, "#5b4636");
    b.line("M-0.28 0.3 Q0 0.6 0.28 0.3", 0.1, "#c0564a");
    b.line("M0 -0.85 Q0.3 -0.9 0.15 -0.6", 0.12, "#5b4636");
  };
  Motif BALLS = b -> {
    b.oval(-0.42, 0.35, 0.42, 0.42, "#8a4f2a");
    b.oval(0.42, 0.35, 0.42, 0.42, "#7a4323");
    b.oval(0, -0.35, 0.42, 0.42, "#9a5b32");
  };
  Motif WHITE_BALLS = b -> {
    b.oval(0, 0, 0.95, 0.95, "#8fd0e8");
    b.oval(-0.35, 0.3, 0.38, 0.38, "#ffffff");
    b.oval(0.35, 0.3, 0.38, 0.38, "#f4f1ea");
    b.oval(0, -0.3, 0.38, 0.38, "#ffffff");
  };
  Motif CUBES = b -> {
    b.block(-0.8, 0, 0.75, 0.75, 0.15, "#e8eef4");
    b.block(0.05, 0, 0.75, 0.75, 0.15, "#d7e0ea");
    b.block(-0.38, -0.8, 0.75, 0.75, 0.15, "#c8d6e4");
  };
  Motif FLAME = b -> {
    b.flat("M0 -1 C0.9 -0.2 0.8 0.9 0 0.95 C-0.8 0.9 -0.8 0 -0.3 -0.3 C-0.2 0 0.1 -0.2 0 -1 Z", "#f08a2c");
    b.oval(0, 0.5, 0.3, 0.4, "#f9d055");
  };
  Motif BOLT = b -> b.flat("M0.2 -1 L-0.6 0.2 L-0.05 0.2 L-0.25 1 L0.65 -0.3 L0.1 -0.3 Z", "#f2b134");

  private static Motif drop(String colour) {
    return b -> {
      b.flat("M0 -1 C0.5 -0.3 0.75 0 0.75 0.3 C0.75 1.2 -0.75 1.2 -0.75 0.3 C-0.75 0 -0.5 -0.3 0 -1 Z", colour);
      b.line("M-0.42 0.3 Q-0.4 0.6 -0.1 0.7", 0.14, "#ffffff");
    };
  }

  private static Motif beans(String light, String dark) {
    return b -> {
      b.oval(-0.45, -0.3, 0.42, 0.34, light);
      b.oval(0.4, -0.4, 0.4, 0.34, dark);
      b.oval(-0.4, 0.45, 0.4, 0.32, dark);
      b.oval(0.42, 0.35, 0.44, 0.34, light);
    };
  }

  private static Motif biscuit(String dough, String dots) {
    return b -> {
      b.oval(0, 0, 0.9, 0.9, dough);
      for (double[] p : new double[][] {{-0.35, -0.35}, {0.35, -0.35}, {0, 0.05}, {-0.4, 0.4}, {0.4, 0.42}}) {
        b.oval(p[0], p[1], 0.11, 0.11, dots);
      }
    };
  }
}
