package facespace.demos;

import facespace.chart.Look;
import facespace.chart.Palette;
import facespace.text.Lang;
import picocli.CommandLine.Option;

/** How a drawn picture looks: its language and its paper. */
public final class LookOptions {
  @Option(names = "--lang", defaultValue = "EN", description = "Language of the labels: EN or ZH.")
  private Lang lang;

  @Option(names = "--dark", description = "Light lines on dark paper.")
  private boolean dark;

  /** The look that was asked for. */
  public Look look() {
    return new Look(dark ? Palette.DARK : Palette.LIGHT, lang);
  }
}
