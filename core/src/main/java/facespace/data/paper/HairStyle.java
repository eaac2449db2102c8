package facespace.data.paper;

import facespace.knob.Labelled;

/** How somebody wears their hair, from none to all of it covered. */
public enum HairStyle implements Labelled {
  SHAVED("shaved", "光头", 0.5),
  CROP("crop", "寸头", 0.45),
  SHORT("short", "短发", 0.45),
  SIDE_PART("side part", "偏分", 0.45),
  QUIFF("quiff", "背头", 0.45),
  CURLY("curly", "卷发", 0.4),
  AFRO("afro", "蓬松圆卷", 0.3),
  BUN("bun", "发髻", 0.12),
  PONYTAIL("ponytail", "马尾", 0.1),
  LOCS("locs", "细长卷辫", 0.25),
  FRINGE("bob with fringe", "齐刘海", 0),
  BOB("bob", "齐耳短发", 0),
  WAVY("long and wavy", "长卷发", 0),
  LONG("long", "长直发", 0),
  BRAIDS("braids", "双辫", 0),
  HEADSCARF("headscarf", "头巾", 0);

  private final String en;
  private final String zh;
  private final double beardShare;

  HairStyle(String en, String zh, double beardShare) {
    this.en = en;
    this.zh = zh;
    this.beardShare = beardShare;
  }

  @Override
  public String en() {
    return en;
  }

  @Override
  public String zh() {
    return zh;
  }

  /** How many of those who wear it have a beard. */
  double beardShare() {
    return beardShare;
  }
}
