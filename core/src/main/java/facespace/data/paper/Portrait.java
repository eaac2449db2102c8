package facespace.data.paper;

/** Draws one person in one shot, without wall and light: what is behind comes first. */
final class Portrait {
  private Portrait() {}

  static void draw(PaperPerson person, Shot shot, Tones tones, Brush brush) {
    Head head = new Head(person, shot);
    Hair hair = new Hair(person, head, tones, brush);
    Skin skin = new Skin(person, shot, head, tones, brush);
    double rollRad = Math.toRadians(shot.rollDeg());
    brush.tilt(rollRad);
    hair.behind();
    brush.tilt(-rollRad);
    new Body(person, shot, head, tones, brush).draw();
    brush.tilt(rollRad);
    if (!hair.coversEars()) {
      skin.farEar();
    }
    skin.head();
    new Eyes(person, shot, head, tones, brush).draw();
    new Nose(person, shot, head, tones, brush).draw();
    skin.beard();
    new Mouth(person, shot, head, tones, brush).draw();
    hair.front();
    if (!hair.coversEars()) {
      skin.nearEars();
    }
    new Worn(hair.coversEars(), shot, head, tones, brush).draw();
    brush.tilt(-rollRad);
  }
}
