package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each custom element twice on one page: neither knows of the other. */
class WidgetsIT extends BrowserTest {
  /** How two elements are filled, with a picture that depends on {@code n}. */
  private static final String FILLINGS =
      """
      window.fillings = {
        'fs-plane': (it, n) => it.show({
          dim: 2, classes: 2, features: Float32Array.of(n, 1, -1, n, 0.5, -n), predicted: Int32Array.of(0, 1, 0),
          weights: Float32Array.of(1, 0, 0, 1), bias: new Float32Array(2), directions: Float32Array.of(1, 0, 0, 1),
          certainty: [], push: [], classMeans: [], unseen: [], unseenPredicted: [], ends: [], pulls: [], corners: 0, measures: {}, testAccuracy: n / 10,
        }, { reach: 4, full: 0 }, 0),
        'fs-map': (it, n) => {
          it.setKind('map');
          it.setCrowd({ count: 3, names: ['a', 'b'], colours: () => ['red', 'green', 'blue'] });
          it.showPlaces(Float32Array.of(0, 0, n, 1, 1, n * n), 0);
        },
        'fs-confusion': (it, n) => {
          it.setClasses(['0', '1', '7'], 2);
          it.show([[n, 1], [0, 2 * n], [3, n]], { row: 0, column: 1 });
        },
        'fs-curve': (it, n) => it.setCurves([{
          place: 1, title: `n = ${n}`, curve: { thetaDeg: [0, 90, 180], psi: [1, 0.1 * n, -1], slope: [0, -n, 0] },
        }], { strong: 1 }),
        'fs-histogram': (it, n) => it.set([{ place: 0, title: 'a', bins: Array.from({ length: 180 }, (_, i) => i % (n + 2)) }]),
        'fs-training': (it, n) => it.set([0, 10, 20].map((step) => ({
          runs: [{ step, trainLoss: n / (1 + step), testAccuracy: step / 30 }],
        })), [{ place: 0, title: 'a', origin: 0 }], 10),
        'fs-lengths': (it, n) => it.show({
          shares: [1, n, 3], rows: [{ label: 'a', faces: [1], median: n, change: -0.1 * n, isBeyondChance: true }], low: 1, high: 3 + n,
        }),
        'fs-threshold': async (it, n) => {
          const { Threshold } = await import('/static/js/lib/threshold.js');
          const { PairSet } = await import('/static/js/lib/pairset.js');
          it.follow(new Threshold(30 + n));
          it.set(new PairSet({
            angle: Float32Array.of(10, 20 + n, 50, 70), first: Uint16Array.of(0, 0, 1, 2),
            second: Uint16Array.of(1, 2, 3, 3), same: Uint8Array.of(1, 1, 0, 0),
          }));
        },
      };
      window.frames = (count) => new Promise((resolve) => {
        const next = () => (count-- > 0 ? requestAnimationFrame(next) : resolve());
        next();
      });
      window.pictureOf = async (it) => {
        await frames(4);
        const canvas = it.querySelector('canvas');
        // Only what a picture refers to within itself is named anew each time.
        return canvas ? canvas.toDataURL() : it.innerHTML.replace(/pair-clip-\\d+/g, '');
      };
      """;

  @BeforeEach
  void openAnyPage() {
    page = chromium.open(uri("/losses/arcface"));
    page.evaluate("() => {" + FILLINGS + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "plane, fs-plane",
    "map, fs-map",
    "confusion, fs-confusion",
    "charts, fs-curve",
    "charts, fs-histogram",
    "charts, fs-training",
    "lengths, fs-lengths",
    "threshold, fs-threshold",
  })
  void twoOfThemAreIndependent(String module, String name) {
    placeTwo(module, name);
    String empty = picture(0);
    assertEquals(empty, picture(1));

    fill(name, 0, 2);
    String first = picture(0);
    assertNotEquals(empty, first);
    assertEquals(empty, picture(1), "one shows what the other was told");

    fill(name, 1, 3);
    assertNotEquals(first, picture(1));
    assertEquals(first, picture(0), "one changed as the other was told something");

    fill(name, 0, 3);
    assertEquals(picture(1), picture(0), "two that were told the same differ");

    page.evaluate("two[0].remove()");
    fill(name, 1, 2);
    assertEquals(first, picture(1), "one no longer works without the other");
    assertEquals(
        List.of(),
        page.evaluate(
            "(() => { const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);"
                + " return ids.filter((id, i) => ids.indexOf(id) !== i); })()"));
  }

  /** How often a frame is asked for in eight, once none is or many have gone by. */
  private static final String ASKED_AT_REST =
      """
      async () => {
        for (let round = 0; round < 50; round++) {
          asked = 0;
          await frames(8);
          if (asked === 0) break;
        }
        return asked;
      }\
      """;

  /** A class that listens to its teacher has a picture on its screens that takes no power. */
  @ParameterizedTest
  @CsvSource({"plane, fs-plane", "map, fs-map"})
  void aPictureAtRestAsksForNoFrames(String module, String name) {
    page.evaluate(
        """
        () => {
          window.asked = 0;
          const { requestAnimationFrame } = window;
          window.frames = (count) => new Promise((resolve) => {
            const next = () => (count-- > 0 ? requestAnimationFrame(next) : resolve());
            next();
          });
          window.requestAnimationFrame = (action) => (window.asked++, requestAnimationFrame(action));
        }\
        """);
    placeTwo(module, name);
    fill(name, 0, 2);
    String first = picture(0);
    assertEquals(0, page.evaluate(ASKED_AT_REST));
    fill(name, 0, 3);
    assertNotEquals(first, picture(0), "it is drawn when there is something new");
    assertEquals(0, page.evaluate(ASKED_AT_REST));
  }

  @Test
  void onlyThePlaneThatIsPointedAtTellsSo() {
    placeTwo("plane", "fs-plane");
    fill("fs-plane", 0, 2);
    fill("fs-plane", 1, 2);
    page.evaluate(
        "two.forEach((it, i) => it.addEventListener('point', ({ detail }) => { window.told ="
            + " `${window.told ?? ''}${i}:${detail.index} `; }))");
    picture(1);
    page.locator("fs-plane canvas").nth(1).press("ArrowRight");
    page.locator("fs-plane canvas").nth(1).press("ArrowRight");
    page.locator("fs-plane canvas").nth(0).press("ArrowLeft");
    assertEquals("1:0 1:1 0:2 ", page.evaluate("told"));
  }

  /** 44° is nearly what an axis to 45° holds: while it moves, a wider one stays. */
  @Test
  void atRestTheAxisOfAnglesTellsNothingOfWhatWasBefore() {
    placeTwo("charts", "fs-histogram");
    page.evaluate(
        """
        () => {
          const at = (deg) => [{ place: 0, title: 'a', bins: Array.from({ length: 180 }, (_, i) => (i === deg ? 50 : 0)) }];
          two[0].set(at(43));
          for (const deg of [170, 85, 20, 50, 43]) two[1].set(at(deg), [], true);
          two[1].set(at(43));
        }\
        """);
    assertEquals(picture(0), picture(1));
    assertEquals(312, page.evaluate("two[0].frame.x(45)"), "45° is at the right end");
  }

  /**
   * The third of three photographs lies halfway between 1 and 5, in the upper part of its strip.
   */
  @Test
  void aDotOfAStripTellsWhichPhotographItIs() {
    placeTwo("lengths", "fs-lengths");
    fill("fs-lengths", 0, 2);
    page.evaluate(
        "['point', 'leave'].forEach((name) => two[0].addEventListener(name, ({ detail }) => {"
            + " window.told = `${window.told ?? ''}${name}:${detail?.index} `; }))");
    BoundingBox strip = page.locator("fs-lengths svg").nth(0).boundingBox();
    page.mouse().move(strip.x + strip.width / 2, strip.y + 0.3 * strip.height);
    page.mouse().move(strip.x + 0.8 * strip.width, strip.y + 0.3 * strip.height);
    assertEquals("point:2 leave:undefined ", page.evaluate("told"));
  }

  @Test
  void figuresMoveTogetherIfTheyFollowOneThreshold() {
    placeTwo("threshold", "fs-threshold");
    fill("fs-threshold", 0, 2);
    fill("fs-threshold", 1, 3);
    page.locator("fs-threshold [role=slider]").nth(0).press("PageUp");
    assertEquals(List.of("37.0", "33.0"), thresholds());
    page.evaluate(
        "(() => { const { pairs } = two[1].figure; two[1].follow(two[0].threshold);"
            + " two[1].set(pairs); })()");
    page.locator("fs-threshold [role=slider]").nth(1).press("PageUp");
    assertEquals(List.of("42.0", "42.0"), thresholds());
  }

  private Object thresholds() {
    return page.evaluate("two.map(({ slider }) => slider.getAttribute('aria-valuenow'))");
  }

  private void placeTwo(String module, String name) {
    page.evaluate(
        """
        async ([module, name]) => {
          const page = document.querySelector('script[type=module]').src;
          await import(new URL(`../../widgets/${module}.js`, page));
          window.two = [1, 2].map(() => document.createElement(name));
          two.forEach((it) => it.classList.add('chart'));
          document.body.prepend(...two);
        }\
        """,
        List.of(module, name));
  }

  private void fill(String name, int which, int n) {
    page.evaluate("([name, which, n]) => fillings[name](two[which], n)", List.of(name, which, n));
  }

  private String picture(int which) {
    return (String) page.evaluate("(which) => pictureOf(two[which])", which);
  }
}
