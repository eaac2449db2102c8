package facespace.play.page;

import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;

/** The custom elements of {@code static/js/widgets}, as pages lay them out. */
final class Widgets {
  private Widgets() {}

  /**
   * An element without content, such as {@code <fs-plane>}.
   *
   * @param name of the element, without {@code fs-}
   */
  static ContainerTag<?> of(String name) {
    return tag("fs-" + name);
  }

  /**
   * A chart as wide as the room it has.
   *
   * @param name of the element, without {@code fs-}
   * @param id by which the page's script and style sheet know it
   */
  static ContainerTag<?> chart(String name, String id) {
    ContainerTag<?> chart = of(name);
    chart.withId(id).withClass("chart");
    return chart;
  }
}
