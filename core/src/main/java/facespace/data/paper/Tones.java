package facespace.data.paper;

import java.awt.Color;

/** The colours of one portrait. */
final class Tones {
  private static final int[] SKIN = {
    0xF7E0D1, 0xF0CDB0, 0xE3B48C, 0xCC9567, 0xA8734B, 0x835438, 0x5F3B29, 0x442B21
  };
  private static final int[] HAIR = {
    0x1A1614, 0x2E211B, 0x4A3122, 0x6B4427, 0x8A4526, 0xA5632E, 0xC09A5B, 0xDDC48D
  };
  private static final int[] EYES = {0x2A1A12, 0x4A2F1C, 0x75572B, 0x66783F, 0x4A7C93, 0x8C9AA3};
  private static final int[] CLOTHES = {
    0x41626E, 0x8A5A44, 0x5D6B4A, 0x6F4F6B, 0x384A66, 0xA07A3A, 0x2F3A3F, 0xB9B2A3
  };
  private static final int[] WALLS = {
    0xEEF0EA, 0xE2E6DF, 0xDFE5E9, 0xEBE3D8, 0xC9D2CF, 0xB8BDB5, 0x8E9A9C, 0x5F6B70
  };

  final Color skin;
  final Color shade;
  final Color deepShade;
  final Color light;
  final Color lips;
  final Color hair;
  final Color hairDark;
  final Color hairLight;
  final Color brow;
  final Color iris;
  final Color clothes;
  final Color line;
  final int wall;

  Tones(PaperPerson person, Shot shot) {
    skin = scale(SKIN, person.skin());
    shade = mix(skin, new Color(0x5A2418), 0.2);
    deepShade = mix(skin, new Color(0x3A1510), 0.42);
    light = mix(skin, new Color(0xFFF3E2), 0.35);
    lips = mix(skin, new Color(0xA8343C), 0.42);
    double grey = Math.max(0, Math.min(1, (person.age() - 0.5) * 2.4));
    hair = mix(scale(HAIR, person.hairColour()), new Color(0xB9B6B1), grey * 0.9);
    hairDark = mix(hair, Color.BLACK, 0.25);
    hairLight = mix(hair, Color.WHITE, 0.16);
    brow = mix(mix(hair, new Color(0x2A1C16), 0.35), skin, 0.08);
    iris = scale(EYES, person.eyeColour());
    clothes = CLOTHES_OF(shot.clothes());
    line = mix(new Color(0x2A1A14), skin, 0.08);
    wall = WALLS[(int) Math.min(WALLS.length - 1, shot.wall() * WALLS.length)];
  }

  private static Color CLOTHES_OF(double share) {
    return new Color(CLOTHES[(int) Math.min(CLOTHES.length - 1, share * CLOTHES.length)]);
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
