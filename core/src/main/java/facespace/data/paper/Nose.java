package facespace.data.paper;

import java.awt.geom.Path2D;

/** The nose: a lit bridge, a side in shadow, wings and what is under them. */
final class Nose {
  private final PaperPerson person;
  private final Shot shot;
  private final Head head;
  private final Tones tones;
  private final Brush brush;
  private final double base;
  private final double half;
  private final double lift;

  Nose(PaperPerson person, Shot shot, Head head, Tones tones, Brush brush) {
    this.person = person;
    this.shot = shot;
    this.head = head;
    this.tones = tones;
    this.brush = brush;
    base = 21 + 9 * person.noseLength();
    half = 6.8 + 7 * person.noseWidth();
    lift = 7 + 7 * person.noseBridge();
  }

  void draw() {
    double bridge = person.noseBridge();
    double away = shot.lightSide() == 0 ? head.turn() : -shot.lightSide();
    int dark = away < 0 ? -1 : 1;
    flank(dark, 0.12 + 0.7 * bridge);
    flank(-dark, 0.05 + 0.2 * bridge);
    brush.glow(head.at(0, base - 5, lift), half * 0.95, 8.5, tones.light, 0.55);
    ridge(bridge);
    under();
  }

  /** One side of the bridge, from the brow to the wing. */
  private void flank(int side, double depth) {
    Head.Point brow = head.at(side * 7.5, -13, 0);
    Head.Point root = head.at(side * (6 - 1.2 * person.noseBridge()), -3, lift * 0.25);
    Head.Point wing = head.at(side * half * 0.95, base - 6, lift * 0.2);
    Head.Point tip = head.at(side * half * 0.42, base - 5, lift);
    Head.Point middle = head.at(side * 2.6, 8, lift * 0.7);
    Head.Point top = head.at(side * 2.8, -8, lift * 0.3);
    Path2D path = new Curve().add(brow).add(root).add(wing).add(tip).add(middle).add(top).closed();
    brush.fill(path, Tones.clear(tones.flank, Math.min(1, depth)));
  }

  private void ridge(double bridge) {
    brush.glow(head.at(0, 1, lift * 0.6), 4.2, 11, tones.light, 0.9 * bridge);
    brush.glow(head.at(0, base - 11, lift), 4.2, 9, tones.light, 0.7 * bridge);
  }

  private void under() {
    Curve shadow = new Curve();
    shadow.add(head.at(-half * 1.02, base - 6.5, 1)).add(head.at(-half * 0.75, base + 0.8, 2));
    shadow
        .add(head.at(-half * 0.3, base + 1.6, lift * 0.6))
        .add(head.at(0, base + 3.2, lift * 0.7));
    shadow
        .add(head.at(half * 0.3, base + 1.6, lift * 0.6))
        .add(head.at(half * 0.75, base + 0.8, 2));
    shadow.add(head.at(half * 1.02, base - 6.5, 1)).add(head.at(half * 0.62, base - 1.6, 3));
    shadow.add(head.at(0, base + 0.6, lift * 0.8)).add(head.at(-half * 0.62, base - 1.6, 3));
    brush.fill(shadow.closed(), Tones.clear(tones.deepShade, 0.8));
    for (int side = -1; side <= 1; side += 2) {
      Head.Point nostril = head.at(side * half * 0.44, base - 0.2, lift * 0.5);
      brush.dot(nostril, half * 0.21, 1.4, tones.nostril);
    }
  }
}
