package facespace.data.paper;

import facespace.knob.Label;
import facespace.knob.Labelled;

/** How somebody wears their hair, from none to all of it covered. */
public enum HairStyle implements Labelled {
  @Label(en = "shaved", zh = "光头")
  SHAVED(0.5),
  @Label(en = "crop", zh = "寸头")
  CROP(0.45),
  @Label(en = "short", zh = "短发")
  SHORT(0.45),
  @Label(en = "side part", zh = "偏分")
  SIDE_PART(0.45),
  @Label(en = "quiff", zh = "背头")
  QUIFF(0.45),
  @Label(en = "curly", zh = "卷发")
  CURLY(0.4),
  @Label(en = "afro", zh = "蓬松圆卷")
  AFRO(0.3),
  @Label(en = "bun", zh = "发髻")
  BUN(0.12),
  @Label(en = "ponytail", zh = "马尾")
  PONYTAIL(0.1),
  @Label(en = "locs", zh = "细长卷辫")
  LOCS(0.25),
  @Label(en = "bob with fringe", zh = "齐刘海")
  FRINGE(0),
  @Label(en = "bob", zh = "齐耳短发")
  BOB(0),
  @Label(en = "long and wavy", zh = "长卷发")
  WAVY(0),
  @Label(en = "long", zh = "长直发")
  LONG(0),
  @Label(en = "braids", zh = "双辫")
  BRAIDS(0),
  @Label(en = "headscarf", zh = "头巾")
  HEADSCARF(0);

  private final double beardShare;

  HairStyle(double beardShare) {
    this.beardShare = beardShare;
  }

  /** How many of those who wear it have a beard. */
  double beardShare() {
    return beardShare;
  }
}
