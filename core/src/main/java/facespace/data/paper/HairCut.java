package facespace.data.paper;

/**
 * The form of a way of wearing hair.
 *
 * @param right the edge of the hair on the right from the parting on: pairs of degrees around the
 *     head and height
 * @param left the same on the left, its degrees negative
 * @param side thickness at the sides, in units of {@link Head}
 * @param top thickness at the top
 * @param bumps height of the curls in the outline
 * @param fall height down to which it hangs behind; 0 if it does not
 * @param loose whether it falls over the ears
 */
record HairCut(
    double[][] right,
    double[][] left,
    double side,
    double top,
    double bumps,
    double fall,
    boolean loose) {

  private static final double[][] SHORT_EDGE = {
    {0, -45}, {11, -47}, {21, -44}, {31, -46}, {43, -41}, {56, -35}, {65, -21}, {71, -4}, {75, 7},
    {80, 6}, {86, -7}, {99, -12}, {111, -3}, {124, 16}, {150, 24}
  };
  private static final double[][] CROP_EDGE = {
    {0, -47}, {26, -47}, {43, -42}, {54, -35}, {64, -21}, {71, -4}, {75, 7}, {80, 6}, {86, -7},
    {99, -12}, {111, -3}, {124, 16}, {150, 24}
  };
  private static final double[][] SWEPT_EDGE = {
    {-30, -51},
    {-8, -47},
    {18, -41},
    {38, -36},
    {54, -31},
    {65, -20},
    {71, -4},
    {75, 7},
    {80, 6},
    {86, -7},
    {99, -12},
    {111, -3},
    {124, 16},
    {150, 24}
  };
  private static final double[][] PARTED_EDGE = {
    {-34, -50},
    {-46, -43},
    {-57, -34},
    {-65, -21},
    {-71, -4},
    {-75, 7},
    {-80, 6},
    {-86, -7},
    {-99, -12},
    {-111, -3},
    {-124, 16},
    {-150, 24}
  };
  private static final double[][] HIGH_EDGE = {
    {0, -52}, {24, -52}, {40, -47}, {52, -38}, {63, -25}, {70, -6}, {74, 6}, {79, 5}, {86, -8},
    {99, -13}, {111, -4}, {124, 14}, {150, 20}
  };
  private static final double[][] CURLY_EDGE = {
    {0, -41}, {9, -45}, {18, -41}, {27, -44}, {36, -39}, {46, -40}, {54, -32}, {62, -29}, {66, -18},
    {72, -10}, {76, 4}, {82, 3}, {87, -6}, {99, -12}, {111, -2}, {124, 18}, {150, 26}
  };
  private static final double[][] PULLED_EDGE = {
    {0, -50},
    {26, -49},
    {44, -43},
    {57, -33},
    {67, -18},
    {78, -10},
    {90, -12},
    {102, -11},
    {115, 0},
    {130, 14},
    {150, 20}
  };
  private static final double[][] FRINGE_EDGE = {
    {0, -23}, {18, -22.5}, {36, -23.5}, {50, -24}, {57, -20}, {60, -6}, {61, 14}, {62, 34}, {63, 50}
  };
  private static final double[][] BOB_EDGE = {
    {12, -60}, {26, -49}, {42, -39}, {54, -24}, {60, -4}, {62, 16}, {62, 36}, {61, 53}
  };
  private static final double[][] BOB_LEFT = {
    {12, -60},
    {-4, -52},
    {-26, -44},
    {-46, -32},
    {-56, -16},
    {-61, 2},
    {-62, 20},
    {-62, 38},
    {-61, 53}
  };
  private static final double[][] LONG_EDGE = {
    {0, -58}, {18, -50}, {38, -41}, {53, -25}, {61, -4}, {65, 20}, {67, 46}, {68, 72}, {69, 104}
  };
  private static final double[][] WAVY_EDGE = {
    {-14, -59},
    {6, -51},
    {30, -43},
    {50, -31},
    {60, -12},
    {58, 8},
    {64, 28},
    {61, 48},
    {67, 70},
    {64, 104}
  };
  private static final double[][] WAVY_LEFT = {
    {-14, -59},
    {-30, -48},
    {-48, -33},
    {-59, -14},
    {-58, 8},
    {-64, 28},
    {-61, 48},
    {-67, 70},
    {-64, 104}
  };
  private static final double[][] LOCS_EDGE = {
    {0, -52}, {20, -48}, {40, -41}, {54, -28}, {62, -8}, {66, 14}
  };

  static HairCut of(HairStyle style) {
    return switch (style) {
      case SHAVED -> even(CROP_EDGE, 0.4, 0.4, 0, 0, false);
      case CROP -> even(CROP_EDGE, 1.6, 2.6, 0, 0, false);
      case SHORT -> even(SHORT_EDGE, 4, 9, 0.8, 0, false);
      case SIDE_PART -> new HairCut(SWEPT_EDGE, PARTED_EDGE, 5, 11, 0, 0, false);
      case QUIFF -> even(HIGH_EDGE, 2.5, 17, 0, 0, false);
      case CURLY -> even(CURLY_EDGE, 9, 15, 3.2, 0, false);
      case AFRO -> even(CURLY_EDGE, 15, 21, 1.6, 0, false);
      case BUN, PONYTAIL -> even(PULLED_EDGE, 2.2, 4.5, 0, 0, false);
      case LOCS -> even(LOCS_EDGE, 5, 8, 0, 62, true);
      case FRINGE -> even(FRINGE_EDGE, 7, 10, 0, 53, true);
      case BOB -> new HairCut(BOB_EDGE, BOB_LEFT, 9, 11, 0, 56, true);
      case WAVY -> new HairCut(WAVY_EDGE, WAVY_LEFT, 11, 12, 0, 104, true);
      case LONG -> even(LONG_EDGE, 6, 8, 0, 104, true);
      case BRAIDS -> even(PULLED_EDGE, 2.5, 4.5, 0, 0, false);
      case HEADSCARF -> even(LONG_EDGE, 6, 7, 0, 0, true);
    };
  }

  private static HairCut even(
      double[][] right, double side, double top, double bumps, double fall, boolean loose) {
    double[][] left = new double[right.length][];
    for (int i = 0; i < right.length; i++) {
      left[i] = new double[] {-right[i][0], right[i][1]};
    }
    return new HairCut(right, left, side, top, bumps, fall, loose);
  }
}
