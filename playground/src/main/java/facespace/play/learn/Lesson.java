package facespace.play.learn;

import facespace.text.Lang;
import java.util.List;

/**
 * One page of a chapter.
 *
 * @param place where it stands among all
 * @param lang its language
 * @param title its heading
 * @param goal what a reader can do afterwards, in a sentence
 * @param minutes how long it takes
 * @param html its text; {@code <div class="live" data-figure="N">} stands for widget N
 * @param widgets its live figures, in order
 */
public record Lesson(
    Place place,
    Lang lang,
    String title,
    String goal,
    int minutes,
    String html,
    List<Widget> widgets) {

  /**
   * Where a page stands.
   *
   * @param chapter the folder, such as {@code faces}
   * @param name the file without its ending, such as {@code two-questions}
   */
  public record Place(String chapter, String name) {
    /** Its address on the server. */
    public String path() {
      return "/learn/" + chapter + "/" + name;
    }

    /** Its file below {@code lessons/}. */
    public String file(Lang lang) {
      return lang.tag() + "/" + chapter + "/" + name + ".md";
    }
  }
}
