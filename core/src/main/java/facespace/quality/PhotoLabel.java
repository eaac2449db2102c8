package facespace.quality;

import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is different in a real photograph, as the Yale faces name their files. P. N. Belhumeur, J.
 * P. Hespanha, D. J. Kriegman, “Eigenfaces vs. Fisherfaces”, IEEE TPAMI 19(7), 1997.
 */
public enum PhotoLabel implements Labelled {
  @Label(en = "nothing", zh = "无（平常的样子）")
  NORMAL,
  @Label(en = "light from the front", zh = "光从正面来")
  CENTERLIGHT,
  @Label(en = "light from the left", zh = "光从左侧来")
  LEFTLIGHT,
  @Label(en = "light from the right", zh = "光从右侧来")
  RIGHTLIGHT,
  @Label(en = "with glasses", zh = "戴眼镜")
  GLASSES,
  @Label(en = "without glasses", zh = "不戴眼镜")
  NOGLASSES,
  @Label(en = "happy", zh = "高兴")
  HAPPY,
  @Label(en = "sad", zh = "难过")
  SAD,
  @Label(en = "sleepy", zh = "困倦")
  SLEEPY,
  @Label(en = "surprised", zh = "惊讶")
  SURPRISED,
  @Label(en = "winking", zh = "眨一只眼")
  WINK;

  /** What the folder of such photographs is called among the data sets. */
  public static final String FOLDER = "yale";

  /** {@code subject01/happy.png}, or {@code subject01/subject01.happy.png}. */
  private static final Pattern NAME = Pattern.compile("(?:.*[/\\\\.])?([^/\\\\.]+)\\.[^/\\\\.]+");

  /** What a file's name says; empty if that is something else. */
  public static Optional<PhotoLabel> of(String file) {
    Matcher name = NAME.matcher(file.toLowerCase(Locale.ROOT));
    return name.matches()
        ? Arrays.stream(values()).filter(label -> label.key().equals(name.group(1))).findFirst()
        : Optional.empty();
  }
}
