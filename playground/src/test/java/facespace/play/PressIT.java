package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Impatient hands: whoever presses a button twice means what it says once. */
class PressIT extends BrowserTest {
  private static final String DIGITS = "/play#data=tiny&epochs=2&batch=256&loss=arcface";

  /** Notes what is asked for of experiments; what is to be created waits for {@code letGo}. */
  private static final String HOLD =
      """
      () => {
        const real = window.fetch;
        const gate = new Promise((open) => (window.letGo = open));
        window.asked = [];
        window.fetch = async (path, options = {}) => {
          const { method = 'GET' } = options;
          if (method === 'GET' || !path.startsWith('/api/experiments')) return real(path, options);
          const isCreated = path.startsWith('/api/experiments?');
          window.asked.push(`${method} ${isCreated ? 'new' : path.replace(/.*\\/|\\?.*/g, '')}`);
          if (isCreated) await gate;
          return real(path, options);
        };
      }\
      """;

  @ParameterizedTest
  @CsvSource({"play, 2.0", "step, 0.5", "train, 2.0"})
  void twoPressesAreOne(String button, String epochs) {
    page = chromium.open(uri(DIGITS));
    pressTwice(button);
    assertEquals(List.of("POST new"), askedAtFirst());
    page.evaluate("window.letGo()");
    assertThat(page.locator("#clock")).hasText("epoch " + epochs + " of 2");
    String verb = button.equals("train") ? "play" : button;
    assertEquals(List.of("POST new", "POST " + verb), asked());
  }

  @ParameterizedTest
  @CsvSource({"play", "step", "train"})
  void twoPressesAreOneOnFacesAsWell(String button) {
    page = chromium.open(uri("/faces" + FacesBrowserTest.PLANE));
    pressTwice(button);
    assertEquals(List.of("POST new"), askedAtFirst());
    page.evaluate("window.letGo()");
    assertThat(page.locator("#clock")).hasText(Pattern.compile("epoch .*"));
    assertThat(page.locator("#toast")).isEmpty();
  }

  private void pressTwice(String button) {
    assertThat(page.locator("#train")).isEnabled();
    page.evaluate(HOLD);
    page.locator("#" + button).dblclick();
  }

  /** What the link says is still being read. */
  @Test
  void nothingIsChosenBeforeItIsKnownWhatIsSet() {
    page = chromium.open("about:blank");
    List<Route> held = new CopyOnWriteArrayList<>();
    page.route("**/api/describe?*", held::add);
    page.waitForRequest("**/api/describe?*", () -> page.navigate(uri(DIGITS)));
    page.locator(".loss:has([value=cosface])").click(new Locator.ClickOptions().setForce(true));
    held.get(0).resume();
    assertThat(page.locator("#train")).isEnabled();
    assertThat(page.locator("[name=loss][value=arcface]")).isChecked();
    page.unroute("**/api/describe?*");
    page.locator(".loss:has([value=cosface])").click();
    assertThat(page).hasURL(Pattern.compile(".*loss=cosface.*"));
  }

  /** Both presses wait for the same answer then. */
  @Test
  void twoPressesAreOneWhileAChangeIsBeingRead() {
    page = chromium.open(uri(DIGITS));
    assertThat(page.locator("#train")).isEnabled();
    page.evaluate(HOLD);
    Locator epochs = page.locator("[data-part=epochs] input[inputmode=decimal]");
    page.evaluate(
        """
        () => {
          const held = window.fetch;
          const gate = new Promise((open) => (window.letRead = open));
          window.fetch = async (path, options) => {
            if (path.startsWith('/api/describe')) await gate;
            return held(path, options);
          };
        }\
        """);
    epochs.fill("1");
    page.locator("#play").dblclick();
    assertEquals(List.of(), asked());
    page.evaluate("window.letRead()");
    assertEquals(List.of("POST new"), askedAtFirst());
    page.evaluate("window.letGo()");
    assertThat(page.locator("#clock")).hasText("epoch 1.0 of 1");
    assertEquals(List.of("POST new", "POST play"), asked());
  }

  /** Both presses are heard at once, when the page is ready for them. */
  private List<String> askedAtFirst() {
    page.waitForFunction("() => window.asked.length > 0");
    return asked();
  }

  @SuppressWarnings("unchecked")
  private List<String> asked() {
    return (List<String>) page.evaluate("window.asked");
  }

  /**
   * The answer to the first press comes late, and the newer one names an experiment: the same is
   * kept, another is let go, and only once that is known.
   */
  @ParameterizedTest
  @CsvSource({"same, same, ''", "one, other, one"})
  void whatALateAnswerNamesIsLetGoIfTheNewerNamesAnother(String late, String newer, String gone) {
    page = chromium.open(uri("/static/js/lib/format.js"));
    Object dropped =
        page.evaluate(
            """
            async ([late, newer]) => {
              const { Experiment } = await import('/static/js/app/experiment.js');
              const { Session } = await import('/static/js/app/session.js');
              const asked = [], answers = [];
              const heard = () => new Promise((done) => setTimeout(done)); // all that is known has been acted upon
              window.WebSocket = class { close() {} };
              window.fetch = (path, { method = 'GET' } = {}) => {
                asked.push(`${method} ${path.replace(/.*\\/|\\?.*/g, '')}`);
                if (method === 'DELETE') return Promise.resolve(new Response(null, { status: 204 }));
                return new Promise((done) => answers.push((id) => done(Response.json({ id, told: 1, runs: [], state: 'paused' }))));
              };
              const on = { state() {}, trouble(error) { throw error; } };
              const experiment = new Experiment(on, new Session());
              const first = experiment.start('a', { play: false });
              const second = experiment.start('a', { play: false });
              await heard();
              answers[0](late);
              await first;
              await heard();
              const early = asked.filter((what) => what.startsWith('DELETE'));
              answers[1](newer);
              await second;
              await heard();
              const dropped = asked.filter((what) => what.startsWith('DELETE'));
              return [early.join(), dropped.join(), experiment.id];
            }
            """,
            List.of(late, newer));
    String wanted = gone.isEmpty() ? "" : "DELETE " + gone;
    assertEquals(List.of("", wanted, newer), dropped);
  }
}
