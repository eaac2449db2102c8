package facespace.data.paper;

import java.awt.Color;

/** The colours of one portrait. */
final class Tones {
  private static final int[] SKIN = {
    0xF5DCCB, 0xEECAAD, 0xE3B48C, 0xCC9567, 0xA8734B, 0x835438, 0x5F3B29, 0x442B21
  };
  private static final int[] HAIR = {
    0x1A1614, 0x2E211B, 0x4A3122, 0x6B4427, 0x8A4526, 0xA5632E, 0xC09A5B, 0xDDC48D
  };
  private static final int[] EYES = {0x2A1A12, 0x4A2F1C, 0x75572B, 0x66783F, 0x4A7C93, 0x8C9AA3};
  private static final int[] CLOTHES = {
    0x41626E, 0x8A5A44, 0x5D6B4A, 0x6F4F6B, 0x384A66, 0xA07A3A, 0x2F3A3F, 0xB9B2A3
  };
  private static final int[] SCARVES = {
    0x7A8C7E, 0x9C6B6B, 0xC9B79C, 0x4F6478, 0x8A7CA0, 0xD8D3C8, 0x3E4A55, 0xB98C6A
  };
  private static final int[] WALLS = {
    0xEEF0EA, 0xE2E6DF, 0xDFE5E9, 0xEBE3D8, 0xC9D2CF, 0xB8BDB5, 0x8E9A9C, 0x5F6B70
  };

  final Color skin;
  final Color shade;
  final Color deepShade;
  final Color flank;
  final Color light;
  final Color blush;
  final Color underEye;
  final Color nostril;
  final Color hand;
  final Color upperLip;
  final Color lowerLip;
  final Color lipLine;
  final Color hair;
  final Color hairDark;
  final Color hairLight;
  final Color beard;
  final Color brow;
  final Color lash;
  final Color eyeWhite;
  final Color iris;
  final Color irisEdge;
  final Color clothes;
  final Color scarf;
  final int wall;

  Tones(PaperPerson person, Shot shot) {
    double dark = person.skin();
    skin = scale(SKIN, dark);
    shade = mix(skin, new Color(0x6B2A18), 0.2 + 0.06 * dark);
    deepShade = mix(skin, new Color(0x2E100A), 0.4 + 0.1 * dark);
    flank = mix(shade, deepShade, 0.25);
    light = mix(skin, new Color(0xFFF1DF), 0.5 - 0.3 * dark);
    blush = mix(skin, new Color(0xC4423A), 0.5 - 0.12 * dark);
    underEye = mix(skin, shade, 0.35);
    hand = mix(skin, shade, 0.3);
    nostril = mix(deepShade, new Color(0x1A0806), 0.5);
    Color lips = mix(skin, new Color(0xA62F3C), 0.46 - 0.08 * dark);
    upperLip = mix(lips, new Color(0x3A0A10), 0.14);
    lowerLip = mix(lips, new Color(0xFFC9B8), 0.08);
    lipLine = mix(lips, new Color(0x26080A), 0.6);
    double grey = Math.max(0, Math.min(1, (person.age() - 0.5) * 2.4));
    hair = mix(scale(HAIR, person.hairColour()), new Color(0xBDBAB5), grey * 0.9);
    hairDark = mix(hair, new Color(0x0C0806), 0.3);
    hairLight = mix(hair, new Color(0xFFE9CC), 0.3);
    beard = mix(mix(hair, new Color(0x1A110D), 0.2), deepShade, 0.3);
    brow = mix(mix(hair, new Color(0x1E140F), 0.42), skin, 0.06);
    lash = mix(new Color(0x20130E), skin, 0.04);
    eyeWhite = mix(new Color(0xFBF8F3), skin, 0.08 + 0.04 * dark);
    iris = scale(EYES, person.eyeColour());
    irisEdge = mix(iris, new Color(0x140C08), 0.5);
    clothes = pick(CLOTHES, shot.clothes());
    scarf = pick(SCARVES, shot.clothes() * 3.7 % 1);
    wall = pick(WALLS, shot.wall()).getRGB() & 0xFFFFFF;
  }

  /** The upper lid: a lid with a crease catches a little shadow. */
  Color lid(double crease) {
    return mix(skin, shade, 0.3 + 0.5 * crease);
  }

  private static Color pick(int[] colours, double share) {
    return new Color(colours[(int) Math.min(colours.length - 1, share * colours.length)]);
  }

  static Color mix(Color a, Color b, double share) {
    return new Color(
        blend(a.getRed(), b.getRed(), share),
        blend(a.getGreen(), b.getGreen(), share),
        blend(a.getBlue(), b.getBlue(), share));
  }

  static Color clear(Color color, double opacity) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
  }

  private static Color scale(int[] steps, double share) {
    double place = share * (steps.length - 1);
    int k = Math.min((int) place, steps.length - 2);
    return mix(new Color(steps[k]), new Color(steps[k + 1]), place - k);
  }

  private static int blend(int a, int b, double share) {
    return (int) Math.round(a + (b - a) * share);
  }
}
