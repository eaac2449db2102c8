package facespace.data.paper;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Neck and clothes. They stay upright when the head turns. */
final class Body {
  private static final int COLLARS = 3;

  private final Shot shot;
  private final Head head;
  private final Tones tones;
  private final Brush brush;
  private final double neck;

  Body(PaperPerson person, Shot shot, Head head, Tones tones, Brush brush) {
    this.shot = shot;
    this.head = head;
    this.tones = tones;
    this.brush = brush;
    neck = 21 + 6 * person.jaw() + 2 * person.faceShape();
  }

  void draw() {
    neck();
    shirt();
  }

  private void neck() {
    Path2D skin = new Path2D.Double();
    skin.moveTo(-neck, 20);
    skin.curveTo(-neck, 66, -neck, 82, -neck - 22, 96);
    skin.lineTo(-neck - 22, 140);
    skin.lineTo(neck + 22, 140);
    skin.lineTo(neck + 22, 96);
    skin.curveTo(neck, 82, neck, 66, neck, 20);
    skin.closePath();
    brush.fill(skin, tones.shade);
    // The shadow of the chin.
    Head.Point chin = head.at(0, head.chin() - 1, 0);
    double deep = chin.y() + 13;
    Path2D shadow = new Path2D.Double();
    shadow.moveTo(-neck, 30);
    shadow.lineTo(neck, 30);
    shadow.lineTo(neck, deep - 16);
    shadow.curveTo(
        neck * 0.6 + chin.x() * 0.4, deep, chin.x() * 0.7 - neck * 0.6, deep, -neck, deep - 16);
    shadow.closePath();
    brush.fill(shadow, tones.deepShade);
  }

  private void shirt() {
    double open = neck + 5;
    int collar = (int) (shot.clothes() * 100) % COLLARS;
    double depth = collar == 1 ? 118 : 106;
    Path2D shirt = new Path2D.Double();
    shirt.moveTo(-open, 87);
    shirt.curveTo(-62, 95, -94, 98, -106, 150);
    shirt.lineTo(106, 150);
    shirt.curveTo(94, 98, 62, 95, open, 87);
    if (collar == 1) {
      shirt.lineTo(0, depth);
    } else {
      shirt.curveTo(open * 0.62, depth, -open * 0.62, depth, -open, 87);
    }
    shirt.closePath();
    brush.fill(shirt, tones.clothes);
    Color hem = Tones.mix(tones.clothes, Color.BLACK, 0.16);
    if (collar == 2) {
      for (int side = -1; side <= 1; side += 2) {
        Path2D wing = new Path2D.Double();
        wing.moveTo(side * (open - 3), 82);
        wing.lineTo(side * (open + 8), 90);
        wing.lineTo(side * 17, 110);
        wing.lineTo(side * 2, 101);
        wing.closePath();
        brush.fill(wing, Tones.mix(tones.clothes, Color.WHITE, 0.14));
      }
    } else if (collar == 0) {
      Path2D edge = new Path2D.Double();
      edge.moveTo(-open, 87);
      edge.curveTo(-open * 0.62, depth, open * 0.62, depth, open, 87);
      brush.line(edge, hem, 3);
    }
  }
}
