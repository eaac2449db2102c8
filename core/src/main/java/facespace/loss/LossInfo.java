package facespace.loss;

import facespace.knob.KnobInfo;
import facespace.text.Lang;
import java.util.List;

/**
 * Everything people are told about a loss, and what they may set.
 *
 * @param key name in the text form of a run
 * @param name the field's name
 * @param nameZh what it means in Chinese; empty for a proper name
 * @param familyEn heading it stands under, English
 * @param familyZh the same, Chinese
 * @param en one English sentence
 * @param zh one Chinese sentence
 * @param latex the loss as LaTeX
 * @param paper title
 * @param authors authors
 * @param year year of publication
 * @param url where to read it
 * @param equation equation or section
 * @param equationZh the same in Chinese
 * @param correctionsEn known departures of published code, English
 * @param correctionsZh the same, Chinese
 * @param knobs the hyper-parameters
 */
public record LossInfo(
    String key,
    String name,
    String nameZh,
    String familyEn,
    String familyZh,
    String en,
    String zh,
    String latex,
    String paper,
    String authors,
    int year,
    String url,
    String equation,
    String equationZh,
    List<String> correctionsEn,
    List<String> correctionsZh,
    List<KnobInfo> knobs) {

  /** The name to choose it by in a language. */
  public String name(Lang lang) {
    return lang == Lang.ZH && !nameZh.isEmpty() ? nameZh : name;
  }

  /** The name with what it means, as it heads a page in a language. */
  public String fullName(Lang lang) {
    return lang == Lang.ZH && !nameZh.isEmpty() ? nameZh + " · " + name : name;
  }

  /** The heading it stands under in a language. */
  public String family(Lang lang) {
    return lang.of(familyEn, familyZh);
  }

  /** Equation or section in a language. */
  public String equation(Lang lang) {
    return lang.of(equation, equationZh);
  }

  /** The one-line description in a language. */
  public String summary(Lang lang) {
    return lang.of(en, zh);
  }

  /** Known corrections in a language. */
  public List<String> corrections(Lang lang) {
    return lang.of(correctionsEn, correctionsZh);
  }
}
